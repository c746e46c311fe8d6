import { type Comparisons, type Field, MISSING } from './comparison.ts';
import { type BlockLimits, daysBetween, eventPairs, kmBetween, type Whereabouts } from './event-blocks.ts';
import { isSpellingOf, plainName, soundOf } from './place-names.ts';
import { likeness, prepareTexts } from './texts.ts';

/** What kind of event each was, in codes from the finest level to the coarsest; null where it is not known. */
export interface EventKind {
  /** Name of the column. */
  name: string;
  codes: readonly (readonly string[] | null)[];
}

/** Events of all sources in one list. Absent columns are not compared, empty cells contribute nothing. */
export interface Events {
  source: readonly string[];
  firstDay: Int32Array;
  lastDay: Int32Array;
  latitude: Float64Array;
  longitude: Float64Array;
  kinds: readonly EventKind[];
  place?: readonly string[];
  text?: readonly string[];
}

/** Upper bounds of the levels of distance (km) and time (days); the last is the limit itself. */
export type Steps = Record<'km' | 'days', readonly number[]>;

/** The levels that fit within limits. */
export function stepsWithin(limits: BlockLimits): Steps {
  const below = (bounds: readonly number[], limit: number) => [
    ...bounds.filter((bound) => bound < limit),
    limit,
  ];
  return { km: below([1, 5, 10], limits.km), days: below([0, 1, 2, 3, 7], limits.days) };
}

const LIKE = 0.4;
const SOMEWHAT_LIKE = 0.15;

/** Looks at all pairs of events within the limits. Fields: `distance`, `days`, `kind:<column>`, `place`, `text`. */
export function compareEvents(events: Events, limits: BlockLimits): Comparisons {
  const names = events.place?.map(plainName);
  const at: Whereabouts = { ...events, ...(names ? { sound: names.map(soundOf) } : {}) };
  const { left, right } = eventPairs(at, limits);
  const steps = stepsWithin(limits);
  const columns: { field: Field; level: (a: number, b: number) => number }[] = [
    {
      field: { name: 'distance', levels: steps.km.length },
      level: (a, b) => levelIn(steps.km, kmBetween(at, a, b)),
    },
    {
      field: { name: 'days', levels: steps.days.length },
      level: (a, b) => levelIn(steps.days, daysBetween(at, a, b)),
    },
    ...events.kinds.map(kindColumn),
  ];
  if (names)
    columns.push({ field: { name: 'place', levels: 3 }, level: (a, b) => placeLevel(names[a]!, names[b]!) });
  if (events.text) {
    const texts = prepareTexts(events.text);
    columns.push({ field: { name: 'text', levels: 3 }, level: (a, b) => textLevel(likeness(texts, a, b)) });
  }
  const levels = columns.map(({ level }) => Int8Array.from(left, (a, pair) => level(a, right[pair]!)));
  return { fields: columns.map(({ field }) => field), left, right, levels };
}

function kindColumn({ name, codes }: EventKind): { field: Field; level: (a: number, b: number) => number } {
  const depth = codes.find((code) => code !== null)?.length ?? 1;
  const level = (a: number, b: number) => {
    const [first, second] = [codes[a], codes[b]];
    if (!first || !second) return MISSING;
    const agreed = first.findIndex((code, index) => code === second[index]);
    return agreed < 0 ? depth : agreed;
  };
  return { field: { name: `kind:${name}`, levels: depth + 1 }, level };
}

function levelIn(bounds: readonly number[], value: number): number {
  return Number.isNaN(value) ? MISSING : bounds.findIndex((bound) => value <= bound);
}

function placeLevel(a: string, b: string): number {
  if (a === '' || b === '') return MISSING;
  if (a === b) return 0;
  return isSpellingOf(a, b) ? 1 : 2;
}

function textLevel(value: number): number {
  if (Number.isNaN(value)) return MISSING;
  return value >= LIKE ? 0 : value >= SOMEWHAT_LIKE ? 1 : 2;
}
