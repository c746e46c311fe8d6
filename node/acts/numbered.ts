// Subjects that people speak of by a number of the node's own drawing: what stands in the pool and how long it is.
import { randomInt } from 'node:crypto';
import { freeNumber } from '@ulinzi/domain/alerts';
import { recommendationNumbers } from '@ulinzi/domain/recommendations';
import { reportDigits, reportNumbers } from '@ulinzi/domain/reports';
import type { View } from '../log/index.ts';

interface Pool {
  readonly of: string;
  readonly digits: number;
}

/** By the act that makes them. Numbers are drawn: a running one would show by its gaps what a reader may not see. */
const pools: Readonly<Record<string, (data: { base?: string }) => Pool>> = {
  'recommendation.make': () => ({ of: recommendationNumbers, digits: 4 }),
  'report.send': ({ base }) => ({ of: reportNumbers(base ?? ''), digits: reportDigits }),
};

/** The number of what this act makes, by the data that its rule gave; undefined where it has none. */
export function numberFor(view: View, act: string, data: object): string | undefined {
  const pool = pools[act]?.(data);
  if (!pool) return undefined;
  const isUsed = (drawn: string) => view.isNumberUsed(pool.of, drawn);
  return freeNumber(isUsed, view.numbersUsed(pool.of), (below) => randomInt(below), pool.digits);
}
