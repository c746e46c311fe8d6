// A report while it is being written, and what of it leaves: pure, so that every way of sending reads the same.
import type { DataOf } from '@ulinzi/domain/kernel';
import { type Readers, type Section, type sendReport, sections } from '@ulinzi/domain/reports';

/** What an Assistant writes on her phone; a team's report on its visit is written at a desk. */
export const writtenKinds = ['flash', 'daily', 'weekly', 'incident', 'activity'] as const;
export type WrittenKind = (typeof writtenKinds)[number];

type Data = DataOf<typeof sendReport>;
/** Codes and numbers that she has touched; the rest is not said. */
export type Said = Partial<Omit<Data, 'kind' | 'readers' | 'base' | 'post' | 'number' | 'isHighRisk'>>;
export type TextName = 'text' | Section;

export interface Mended {
  readonly id: string;
  readonly saw: string | null;
  /** Which texts it had: one that she empties must be said to be gone, or the old one would stay. */
  readonly had: readonly string[];
}

export interface ReportDraft {
  readonly kind: WrittenKind;
  readonly readers: Readers;
  readonly said: Said & { readonly from: string };
  readonly texts: Partial<Record<TextName, string>>;
  /** Words that she says are a place, and are not asked about again. */
  readonly places: readonly string[];
  /** The step at which she stopped. */
  readonly step: number;
  /** A returned report that this mends. */
  readonly mends?: Mended;
}

export type Step = Section | 'what' | 'where' | 'harm' | 'text' | 'send';

const steps: Record<WrittenKind, readonly Step[]> = {
  flash: ['where', 'text', 'send'],
  daily: [...sections, 'send'],
  weekly: [...sections, 'send'],
  incident: ['what', 'where', 'harm', 'text', 'send'],
  activity: ['what', 'where', 'text', 'send'],
};

/** What is asked, one after the other; the last one is reading it over and sending it. */
export function stepsOf(kind: WrittenKind): readonly Step[] {
  return steps[kind];
}

export function isSection(step: Step): step is Section {
  return (sections as readonly string[]).includes(step);
}

export function hasSections(kind: WrittenKind): boolean {
  return kind === 'daily' || kind === 'weekly';
}

/** A new report of a day. A week is the seven days until then. */
export function newDraft(kind: WrittenKind, today: string, weekBefore: string): ReportDraft {
  const days = kind === 'weekly' ? { from: weekBefore, until: today } : { from: today };
  return { kind, readers: 'base', said: days, texts: {}, places: [], step: 0 };
}

/** How many sections say something, of how many. */
export function sectionsWritten({ texts }: Pick<ReportDraft, 'texts'>): { written: number; of: number } {
  return { written: sections.filter((one) => texts[one]?.trim()).length, of: sections.length };
}

/** What is still missing, in codes of `field-write.missing`; none means that it can leave. */
export function missingIn(
  draft: ReportDraft,
): ('words' | 'event' | 'actor' | 'activity' | 'place' | 'range')[] {
  const { kind, said, texts } = draft;
  const hasWords = Object.values(texts).some((text) => text?.trim());
  return [
    ...(kind === 'incident' && !said.event ? (['event'] as const) : []),
    ...(kind === 'incident' && !said.actor ? (['actor'] as const) : []),
    ...(kind === 'activity' && !said.activity ? (['activity'] as const) : []),
    ...(kind === 'incident' && !said.community ? (['place'] as const) : []),
    ...(people.some(([low, high]) => (said[low] ?? 0) > (said[high] ?? 9_999_999))
      ? (['range'] as const)
      : []),
    ...(!hasWords && !said.isNil && kind !== 'activity' && kind !== 'incident' ? (['words'] as const) : []),
  ];
}

/** Of how many people is known that they were killed, hurt, driven away: at least, at most. */
export const people = [
  ['killedLow', 'killedHigh'],
  ['hurtLow', 'hurtHigh'],
  ['displacedLow', 'displacedHigh'],
] as const satisfies readonly (readonly [keyof Said, keyof Said])[];

/** What an incident, an activity or a day says that the other kinds do not: not sent with those that never asked it. */
const only: Partial<Record<keyof Said, readonly WrittenKind[]>> = {
  event: ['incident', 'flash'],
  actor: ['incident'],
  killedLow: ['incident'],
  killedHigh: ['incident'],
  hurtLow: ['incident'],
  hurtHigh: ['incident'],
  displacedLow: ['incident'],
  displacedHigh: ['incident'],
  activity: ['activity'],
  minutes: ['activity'],
  isNil: ['daily', 'weekly'],
  until: ['weekly'],
};

function saidBy({ kind, said }: ReportDraft): Said & { from: string } {
  const kept = Object.entries(said).filter(
    ([name, value]) => value !== undefined && (only[name as keyof Said]?.includes(kind) ?? true),
  );
  return Object.fromEntries(kept) as Said & { from: string };
}

/** The data of `report.send` (of `report.amend`, for one that mends). A report that says nothing happened says no more. */
export function dataOf(draft: ReportDraft, base: string | null): Record<string, unknown> {
  const said = saidBy(draft);
  const data = Object.keys(bodiesOf(draft)).length > 0 ? { ...said, isNil: undefined } : said;
  const clean = Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined));
  if (draft.mends) return clean;
  return { kind: draft.kind, readers: draft.readers, ...(base && { base }), ...clean };
}

/**
 * The words of it, by name, without what is empty or belongs to another kind. `gone` stands where a returned report had
 * words that she has taken out.
 */
export function bodiesOf(
  { kind, texts, mends }: Pick<ReportDraft, 'kind' | 'texts' | 'mends'>,
  gone = '',
): Record<string, string> {
  const names: readonly TextName[] = hasSections(kind) ? sections : ['text'];
  return Object.fromEntries(
    names.flatMap((name) => {
      const text = texts[name]?.trim() || (mends?.had.includes(name) ? gone : '');
      return text ? [[name, text]] : [];
    }),
  );
}

/** Bytes of everything that is written, as the drafts' line says them. */
export function bytesWritten(draft: Pick<ReportDraft, 'kind' | 'texts'>): number {
  const encoder = new TextEncoder();
  return Object.values(bodiesOf(draft)).reduce((sum, text) => sum + encoder.encode(text).length, 0);
}
