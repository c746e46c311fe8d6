// What is known of a community changes: the market moves, the network grows. Each statement holds from a day on.
import { type DataOf, type Moment, momentOf } from '../kernel/index.ts';
import type { describeCommunity } from './acts.ts';

type Parts = Omit<DataOf<typeof describeCommunity>, 'from'>;

/** One statement: its parts hold from its moment on, until a later one says otherwise. */
export interface Description extends Parts {
  readonly from: Moment;
}

/** What holds at a moment; null or empty where nobody has said it. */
export interface Described {
  readonly territory: string | null;
  readonly pcode: string | null;
  readonly languages: readonly string[];
  readonly marketDays: readonly number[];
  readonly stage: string;
  readonly populationLow: number | null;
  readonly populationHigh: number | null;
  readonly vulnerability: number | null;
}

/** The statements with one more, in the order of the days from which they hold; of one day the later said holds. */
export function withDescription(
  described: readonly Description[],
  { from, ...parts }: DataOf<typeof describeCommunity>,
  at: Moment,
): Description[] {
  const added = { ...parts, from: from === undefined ? at : momentOf(from) };
  return [...described, added].sort((one, other) => one.from - other.from);
}

/** What holds of a community at a moment. */
export function descriptionOf(
  { described }: { readonly described: readonly Description[] },
  at: Moment,
): Described {
  const held: Parts = Object.assign({}, ...described.filter(({ from }) => from <= at));
  return {
    territory: held.territory ?? null,
    pcode: held.pcode ?? null,
    languages: held.languages ?? [],
    marketDays: held.marketDays ?? [],
    stage: held.stage ?? 'none',
    populationLow: held.populationLow ?? null,
    populationHigh: held.populationHigh ?? null,
    vulnerability: held.vulnerability ?? null,
  };
}
