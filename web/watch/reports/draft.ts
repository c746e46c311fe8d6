// A report while it is being written. It is kept in memory alone: the screen may be left and come back to, and a browser
// that is closed keeps nothing of it.
import { type Readers, type ReportKind, type Section, sections } from '@ulinzi/domain/reports';

export type TextPart = 'text' | Section;

/** Ranges of people, as they are typed. */
export const countNames = ['killed', 'hurt', 'displaced'] as const;
export type CountName = (typeof countNames)[number];

/** Something that the log holds already: an alert that is tied to the report, or a sentence that goes into a section. */
export interface Fact {
  readonly key: string;
  readonly alert: string | null;
  readonly section: Section | null;
  readonly words: string;
}

export interface Draft {
  readonly kind: ReportKind | '';
  readonly readers: Readers | '';
  readonly base: string;
  readonly from: string;
  readonly until: string;
  readonly datePrecision: string;
  readonly community: string;
  readonly placePrecision: string;
  readonly contact: string;
  readonly knownTo: string;
  readonly isNil: boolean;
  readonly event: string;
  readonly actor: string;
  readonly counts: Readonly<Record<CountName, { readonly low: string; readonly high: string }>>;
  readonly activity: string;
  readonly minutes: string;
  readonly observations: Readonly<Record<string, string>>;
  readonly alerts: readonly string[];
  /** What the log holds of these days, and the keys of what is not taken over. */
  readonly facts: readonly Fact[];
  readonly leftOut: readonly string[];
  readonly visit: string;
  readonly texts: Readonly<Partial<Record<TextPart, string>>>;
}

/** So many alerts one report is tied to at most. */
const mostAlerts = 50;

const noCount = { low: '', high: '' } as const;

export function emptyDraft(today: string): Draft {
  return {
    kind: '',
    readers: '',
    base: '',
    from: today,
    until: '',
    datePrecision: '',
    community: '',
    placePrecision: '',
    contact: '',
    knownTo: '',
    isNil: false,
    event: '',
    actor: '',
    counts: { killed: noCount, hurt: noCount, displaced: noCount },
    activity: '',
    minutes: '',
    observations: {},
    alerts: [],
    facts: [],
    leftOut: [],
    visit: '',
    texts: {},
  };
}

/** The texts that a kind has, in their order: a day or a week is told in sections, everything else in one text. */
export function textParts(kind: ReportKind | ''): readonly TextPart[] {
  return kind === 'daily' || kind === 'weekly' ? sections : ['text'];
}

const hasWho = (kind: ReportKind | '') => kind === 'incident' || kind === 'flash';

/** What a kind asks beside its day, its place and its texts. */
export function asks(
  kind: ReportKind | '',
  what: 'incident' | 'activity' | 'observations' | 'nil' | 'until',
) {
  switch (what) {
    case 'incident':
      return hasWho(kind);
    case 'activity':
      return kind === 'activity';
    case 'observations':
      return kind === 'visit';
    case 'nil':
      return kind === 'daily' || kind === 'weekly';
    case 'until':
      return kind === 'weekly' || kind === 'visit';
  }
}

/** A count as it was typed: null while it is no whole number. An empty one says nothing. */
function countOf(typed: string): number | null | undefined {
  if (typed.trim() === '') return undefined;
  return /^\d{1,6}$/.test(typed.trim()) ? Number(typed.trim()) : null;
}

/** Counts that are no numbers, or whose least is more than their most. */
export function wrongCounts({ counts }: Pick<Draft, 'counts'>): CountName[] {
  return countNames.filter((name) => {
    const low = countOf(counts[name].low);
    const high = countOf(counts[name].high);
    if (low === null || high === null) return true;
    return low !== undefined && high !== undefined && low > high;
  });
}

/** What must be given before a report can leave, by the names of its fields; empty when it may. */
export type Missing =
  | 'kind'
  | 'readers'
  | 'from'
  | 'until'
  | 'base'
  | 'event'
  | 'actor'
  | 'activity'
  | 'minutes'
  | 'counts'
  | 'said';

export function missingOf(draft: Draft, { needsBase }: { needsBase: boolean }): Missing[] {
  if (draft.kind === '') return ['kind'];
  const missing: Missing[] = [];
  if (draft.readers === '') missing.push('readers');
  if (needsBase && draft.base === '') missing.push('base');
  if (draft.from === '') missing.push('from');
  if (asks(draft.kind, 'until') && draft.until !== '' && draft.until < draft.from) missing.push('until');
  if (draft.kind === 'incident') {
    if (draft.event === '') missing.push('event');
    if (draft.actor === '') missing.push('actor');
  }
  if (asks(draft.kind, 'incident') && wrongCounts(draft).length > 0) missing.push('counts');
  if (draft.kind === 'activity') {
    if (draft.activity === '') missing.push('activity');
    const minutes = countOf(draft.minutes);
    if (minutes === null || (minutes !== undefined && (minutes < 5 || minutes > 1_440)))
      missing.push('minutes');
  }
  if (!draft.isNil && !saysSomething(draft)) missing.push('said');
  return missing;
}

/** Facts of the log that go with the report; other kinds have none. */
export function takenOver({ kind, facts, leftOut }: Pick<Draft, 'kind' | 'facts' | 'leftOut'>): Fact[] {
  return asks(kind, 'nil') ? facts.filter(({ key }) => !leftOut.includes(key)) : [];
}

/** A section's own words, after the facts that go into it. */
function textOf(draft: Draft, part: TextPart): string {
  const facts = takenOver(draft).filter(({ section }) => section === part);
  return [...facts.map(({ words }) => words), (draft.texts[part] ?? '').trim()].filter(Boolean).join('\n');
}

/** Words, codes or alerts: anything that a reader could not know before. */
function saysSomething(draft: Draft): boolean {
  return (
    textParts(draft.kind).some((part) => (draft.texts[part] ?? '').trim() !== '') ||
    (asks(draft.kind, 'incident') && draft.event !== '') ||
    (draft.kind === 'activity' && draft.activity !== '') ||
    (draft.kind === 'visit' && Object.values(draft.observations).some((mark) => mark !== '')) ||
    draft.alerts.length > 0 ||
    takenOver(draft).length > 0
  );
}

/**
 * What `report.send` is given, or `report.amend`, which changes neither kind nor readers; what was typed for another
 * kind before is left out.
 */
export function dataOf(
  draft: Draft,
  { needsBase, isAmending = false }: { needsBase: boolean; isAmending?: boolean },
): Record<string, unknown> | null {
  if (missingOf(draft, { needsBase }).length > 0) return null;
  const { kind, isNil } = draft;
  const data: Record<string, unknown> = isAmending
    ? { from: draft.from }
    : { kind, readers: draft.readers, from: draft.from };
  const give = (name: string, value: unknown) => {
    if (value !== '' && value !== undefined) data[name] = value;
  };
  if (needsBase) give('base', draft.base);
  if (asks(kind, 'until')) give('until', draft.until);
  if (isNil && asks(kind, 'nil')) {
    data['isNil'] = true;
    return data;
  }
  // What was sent as nothing to report, and is something now.
  if (isAmending && asks(kind, 'nil')) data['isNil'] = false;
  give('datePrecision', draft.datePrecision);
  give('community', draft.community);
  if (draft.community !== '') give('placePrecision', draft.placePrecision);
  give('contact', draft.contact);
  give('knownTo', draft.knownTo);
  if (asks(kind, 'incident')) {
    give('event', draft.event);
    give('actor', draft.actor);
    for (const name of countNames) {
      give(`${name}Low`, countOf(draft.counts[name].low));
      give(`${name}High`, countOf(draft.counts[name].high));
    }
  }
  if (kind === 'activity') {
    give('activity', draft.activity);
    give('minutes', countOf(draft.minutes));
  }
  if (kind === 'visit') {
    const observations = Object.entries(draft.observations)
      .filter(([, mark]) => mark !== '')
      .map(([what, mark]) => ({ what, mark }));
    if (observations.length > 0) data['observations'] = observations;
    give('visit', draft.visit);
  }
  const alerts = [...draft.alerts, ...takenOver(draft).flatMap(({ alert }) => alert ?? [])];
  if (alerts.length > 0) data['alerts'] = [...new Set(alerts)].slice(0, mostAlerts);
  for (const part of textParts(kind)) give(part, textOf(draft, part));
  return data;
}

/** Every text of it, for what looks into texts before they leave. */
export function wordsOf(draft: Draft): { part: TextPart; text: string }[] {
  return textParts(draft.kind)
    .map((part) => ({ part, text: draft.texts[part] ?? '' }))
    .filter(({ text }) => text.trim() !== '');
}
