// The readings as tables: what a build makes anew from the log. Each kind has a version; a database that holds
// another one is built beside and swapped in. Here is how they look now; how the released ones looked is in the
// migrations.

/** Kinds of readings and their versions in this program. Raise one with its tables, or with the fold behind it. */
export const readingVersions = {
  // 2: an alert tells which meanings the word list found in its messages. 3: one that the first release logged without
  // a circle has its base's; it counts what its province can tell of.
  alert: 4,
  // 2: telephones, closed groups, and messages that were kept back. 3: aliases of communities, and what is said of them.
  // 4: a gateway has its place among those of its base, and may be paused.
  register: 4,
  page: 1,
  // 2: as above, and the lane's row moves with what the lane sees.
  'shown-alert': 3,
  // 2: as above. 4: a report has a row for those who may know its author, beside the one for those who may not.
  'shown-register': 4,
  count: 1,
} as const;

export type ReadingKind = keyof typeof readingVersions;

/** In the order in which they are made. */
export const readingTables = [
  'alert',
  'due',
  'register',
  'page',
  'shown_alert',
  'shown_register',
  'alert_count',
] as const;

/** Makes the tables in the first schema of the search path. */
export const makeTables: readonly string[] = [
  // The writer's own: whole states, which no reader's role may touch.
  `create table alert (
    no bigint primary key,
    number text not null,
    base text not null,
    province text not null,
    circle integer not null,
    status text not null,
    is_open boolean not null,
    is_ringing boolean not null,
    owes_feedback boolean not null,
    received bigint not null,
    closed bigint,
    state jsonb not null
  ) with (fillfactor = 85)`,
  'create index alert_open on alert (base, no) where is_open',
  'create index alert_ringing on alert (no) where is_ringing',
  'create index alert_waiting on alert (base, no) where owes_feedback and not is_open',
  'create index alert_number on alert (number)',
  "create index alert_tied on alert (no) where state ->> 'situation' is not null",
  'create index alert_closed on alert (closed) where closed is not null',
  `create table due (
    subject_no bigint not null,
    kind text not null,
    rung smallint not null,
    at bigint not null,
    primary key (subject_no, kind)
  )`,
  'create index due_at on due (at)',
  `create table register (
    no bigint primary key,
    kind text not null,
    id uuid not null,
    version integer not null,
    state jsonb not null
  )`,
  'create unique index register_id on register (kind, id)',
  `create table page (
    id uuid primary key,
    post text not null,
    code text not null,
    opened bigint not null,
    closed bigint,
    state jsonb not null
  )`,
  'create index page_opened on page (opened)',
  // An alert as a circle sees it, one row for each circle that may. `state` is null where it has left that circle's
  // screens; `changed` is the position of the last entry that changed it.
  `create table shown_alert (
    circle integer not null,
    no bigint not null,
    id uuid not null,
    number text not null,
    community text,
    is_open boolean not null,
    is_ringing boolean not null,
    owes_feedback boolean not null,
    next_at bigint,
    received bigint not null,
    changed bigint not null,
    state jsonb,
    primary key (circle, no)
  ) with (fillfactor = 85)`,
  'create index shown_alert_board on shown_alert (circle, no) where is_open or owes_feedback',
  'create index shown_alert_id on shown_alert (id)',
  'create index shown_alert_number on shown_alert (number)',
  'create index shown_alert_community on shown_alert (community, received) where community is not null',
  'create index shown_alert_changed on shown_alert using brin (changed)',
  // Duties, promises, sources, telephones, closed groups, messages that were kept back, reports; each row has one circle.
  // A subject has one row, a report a second one (`view` 1) where its author stands. `until` is the end of a duty, or the
  // moment at which somebody has said what a message is.
  `create table shown_register (
    no bigint not null,
    view integer not null,
    circle integer not null,
    kind text not null,
    id uuid not null,
    until bigint,
    state jsonb not null,
    primary key (no, view)
  )`,
  'create index shown_register_kind on shown_register (circle, kind, until)',
  // Days are those of the eastern provinces, counted from 1970. `base` is empty where only the province may be known,
  // `event` where nobody has coded it.
  `create table alert_count (
    circle integer not null,
    day integer not null,
    province text not null,
    base text not null,
    event text not null,
    alerts integer not null,
    answered_in_time integer not null,
    told integer not null,
    primary key (circle, day, province, base, event)
  ) with (fillfactor = 50)`,
];
