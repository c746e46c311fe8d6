// Who may read which row. Readers come as `ulinzi_reader`, which sees rows of the circles that its transaction names
// and nothing else; `ulinzi_opener` may fetch sealed bodies and nothing else. What lies in tables that neither may
// touch (timeline, deliveries, pages) comes through functions of the owner that check the circles themselves.

import { alertActs, assistantSeat, hiddenFromLane } from '@ulinzi/domain/alerts';
import { baseCircle, type SubjectKind } from '@ulinzi/domain/kernel';

export const readerRole = 'ulinzi_reader';
export const openerRole = 'ulinzi_opener';

/** Circles from here on are not a base's own. */
const firstWiderCircle = baseCircle('sources', 0);

/** From the circle of a base's sources to the one of its counts. */
const toCounts = baseCircle('counts', 0) - baseCircle('sources', 0);

const shownTables = ['shown_alert', 'shown_register', 'alert_count'];

/** Acts of whose bodies the lane may have the reasons. */
const reasoned = [alertActs.decideAlert.name, alertActs.respondToAlert.name];

/** Kinds of things whose history those may read, words included, whose circles show them. */
const kindsWithHistory: readonly SubjectKind[] = [
  'report',
  'question',
  'mentoring',
  'recommendation',
  'visit',
  'plan',
];

/** Names of acts, fields and seats as the text of a statement. */
const quoted = (name: string) => `'${name.replaceAll("'", "''")}'`;
const listed = (names: readonly string[]) => `array[${names.map(quoted).join(', ')}]::text[]`;

const fieldsHiddenOf = Object.entries(hiddenFromLane.fieldsOf)
  .map(([act, fields]) => `when ${quoted(act)} then ${listed(fields)}`)
  .join(' ');

/** Statements that put the guard on the tables of `schema`, named as in a statement; may run again and again. */
export function guardStatements(schema: string): string[] {
  // The temporary schema comes last: else a reader could put a table of her own in the place of ours.
  const definer = `language sql stable security definer set search_path = ${schema}, pg_temp`;
  return [
    `grant usage on schema ${schema} to ${readerRole}, ${openerRole}`,
    // Null, and so no row, where no circles were named.
    `create or replace function own_circles() returns integer[] language sql stable as $$
      select string_to_array(nullif(current_setting('ulinzi.circles', true), ''), ',')::integer[] $$`,
    ...shownTables.flatMap((table) => [
      `alter table ${table} enable row level security`,
      `drop policy if exists own_circles on ${table}`,
      `create policy own_circles on ${table} for select to ${readerRole}
        using (circle = any ((select own_circles())::integer[]))`,
      `grant select on ${table} to ${readerRole}`,
    ]),
    // Whether the reader sees this alert: true whole, false through the province's lane, no row not at all.
    `create or replace function sees_whole(alert_no bigint) returns boolean ${definer} as $$
      select circle < ${firstWiderCircle} from shown_alert
      where no = alert_no and circle = any (own_circles()) and state is not null order by circle limit 1 $$`,
    `create or replace function alert_seat(post text) returns text ${definer} as $$
      select case when exists (
        select 1 from register where kind = 'post' and state ->> 'slug' = post and state ->> 'role' <> 'assistant'
      ) then post else ${quoted(assistantSeat)} end $$`,
    // An entry without its pen. Through the lane without what only an Assistant may know of, as projectEntry says.
    `create or replace function alert_timeline(alert_no bigint)
      returns table ("position" bigint, recorded bigint, outcome smallint, act text, data jsonb) ${definer} as $$
      with seen as materialized (select sees_whole(alert_no) as is_whole),
      entries as (
        select l.position, l.recorded, l.outcome, convert_from(l.entry, 'UTF8')::jsonb as entry
        from log l where l.subject_no = alert_no and (select is_whole from seen) is not null
        order by l.position limit 2000
      )
      select e.position, e.recorded, e.outcome, e.entry ->> 'act',
        case when (select is_whole from seen) then e.entry -> 'data'
          else (e.entry -> 'data') - ${listed(hiddenFromLane.fields)}
            - (case e.entry ->> 'act' ${fieldsHiddenOf} else ${listed([])} end)
            || case when e.entry -> 'data' ? 'post'
              then jsonb_build_object('post', alert_seat(e.entry -> 'data' ->> 'post')) else '{}'::jsonb end
        end
      from entries e
      where (select is_whole from seen) or e.entry ->> 'act' <> all (${listed(hiddenFromLane.acts)})
      order by e.position $$`,
    // Messages sent for an alert. What goes to a source is the base's own affair.
    `create or replace function alert_deliveries(alert_no bigint)
      returns table (post text, purpose text, state text, cause text, created bigint) ${definer} as $$
      with seen as materialized (select sees_whole(alert_no) as is_whole),
      shown as (select id, received from shown_alert where no = alert_no limit 1),
      sent as (
        select o.* from outgoing o where o.subject_no = alert_no
        union
        select o.* from outgoing o join page p on o.page = p.id
        where p.opened >= (select received from shown)
          and p.state -> 'alerts' @> jsonb_build_array(jsonb_build_object('alert', (select id from shown)))
      )
      select case when (select is_whole from seen) or o.post is null then o.post else alert_seat(o.post) end,
        o.purpose, o.state, o.cause, o.created
      from sent o
      where (select is_whole from seen) is not null and ((select is_whole from seen) or o.purpose = 'page')
      order by o.created, o.id $$`,
    // Of each open page that tells of an alert the reader sees: how far its newest message has come.
    `create or replace function page_states() returns table (page uuid, state text) ${definer} as $$
      select p.id, newest.state from page p
      join lateral (
        select o.state from outgoing o where o.page = p.id order by o.created desc limit 1
      ) newest on true
      where p.closed is null and exists (
        select 1 from jsonb_array_elements(p.state -> 'alerts') told
        join shown_alert s on s.id = (told ->> 'alert')::uuid
        where s.circle = any (own_circles()) and s.state is not null
      ) $$`,
    // Sealed bodies of an alert. Through the lane those of decisions alone, for their reasons.
    `create or replace function sealed_bodies(alert_no bigint)
      returns table ("position" bigint, recorded bigint, entry jsonb, bodies bytea) ${definer} as $$
      with seen as materialized (select sees_whole(alert_no) as is_whole),
      entries as (
        select l.position, l.recorded, convert_from(l.entry, 'UTF8')::jsonb as entry, l.bodies
        from log l where l.subject_no = alert_no and l.bodies is not null
          and (select is_whole from seen) is not null
      )
      select e.position, e.recorded, e.entry - 'pen' - 'device' - 'signature', e.bodies from entries e
      where (select is_whole from seen) or e.entry ->> 'act' = any (${listed(reasoned)})
      order by e.position $$`,
    // Of what lies in the circle of a base's sources, those who may count at the base are told how many there are.
    `create or replace function kept_back_waiting() returns table (waiting bigint) ${definer} as $$
      select count(*) from shown_register where kind = 'message' and until is null
        and (circle = any (own_circles()) or circle + ${toCounts} = any (own_circles())) $$`,
    `create or replace function handset_counts() returns table (state text, handsets bigint) ${definer} as $$
      select r.state ->> 'state', count(*) from shown_register r where r.kind = 'handset'
        and (r.circle = any (own_circles()) or r.circle + ${toCounts} = any (own_circles()))
      group by 1 $$`,
    // The sealed bodies of a message that was kept back.
    `create or replace function sealed_message(message_no bigint)
      returns table ("position" bigint, recorded bigint, entry jsonb, bodies bytea) ${definer} as $$
      select l.position, l.recorded, convert_from(l.entry, 'UTF8')::jsonb - 'pen' - 'device' - 'signature', l.bodies
      from log l join shown_register r on r.no = l.position
      where l.position = message_no and l.bodies is not null and r.kind = 'message'
        and r.circle = any (own_circles()) $$`,
    // What was done to a report, a question or another thing that people follow, with its sealed words: without its pen,
    // and without who wrote it and how good it is, which stand in the rows of those who may know.
    `create or replace function sealed_history(thing_no bigint)
      returns table ("position" bigint, recorded bigint, outcome smallint, entry jsonb, bodies bytea) ${definer} as $$
      with entries as (
        select l.position, l.recorded, l.outcome, convert_from(l.entry, 'UTF8')::jsonb as entry, l.bodies
        from log l where l.subject_no = thing_no and exists (
          select 1 from shown_register r where r.no = thing_no and r.circle = any (own_circles())
            and r.kind = any (${listed(kindsWithHistory)})
        )
      )
      select e.position, e.recorded, e.outcome,
        jsonb_set(e.entry - 'pen' - 'device' - 'signature', '{data}', (e.entry -> 'data') - 'post' - 'quality'), e.bodies
      from entries e order by e.position limit 500 $$`,
    `revoke all on function sees_whole(bigint), alert_seat(text), alert_timeline(bigint), alert_deliveries(bigint),
      page_states(), sealed_bodies(bigint), kept_back_waiting(), handset_counts(), sealed_message(bigint), sealed_history(bigint) from public`,
    `grant execute on function alert_timeline(bigint), alert_deliveries(bigint), page_states(),
      kept_back_waiting(), handset_counts() to ${readerRole}`,
    `grant execute on function sealed_bodies(bigint), sealed_message(bigint), sealed_history(bigint) to ${openerRole}`,
  ];
}
