// What is known of the node and of who may come in, read anew when somebody looks; and how it is counted. The sums are
// pure, so that they are tested without a screen.
import type { AccountsAnswer, UpkeepAnswer } from '@ulinzi/domain/upkeep';
import type { BasesAnswer } from '@ulinzi/domain/registers';
import { listOf } from '../../shared/list.ts';

export const upkeep = listOf<UpkeepAnswer>('api/node', 'gateways');
export const accounts = listOf<AccountsAnswer>('api/accounts', 'posts');

export type Work = NonNullable<UpkeepAnswer['work']>;
export type Account = AccountsAnswer['accounts'][number];
export type Base = BasesAnswer['bases'][number];
export type Ladder = Base['ladder'];

/** The rungs of a base's ladder in their order, with the least and the most that each may be. */
export const rungs = [
  { name: 'acknowledgeMinutes', least: 1, most: 60 },
  { name: 'dutyOfficerMinutes', least: 2, most: 120 },
  { name: 'decideMinutes', least: 5, most: 240 },
  { name: 'feedbackHours', least: 1, most: 168 },
] as const;
export type Rung = (typeof rungs)[number]['name'];

/** Names of the rungs in the catalogs: `watch-upkeep.rung.*`. */
export const rungWords: Readonly<Record<Rung, string>> = {
  acknowledgeMinutes: 'acknowledge',
  dutyOfficerMinutes: 'duty-officer',
  decideMinutes: 'decide',
  feedbackHours: 'feedback',
};

/** A ladder from what was typed; null where a rung is missing, no whole number or out of bounds. */
export function ladderTyped(typed: Readonly<Record<Rung, string>>): Ladder | null {
  const read = rungs.map(({ name, least, most }) => {
    const value = /^\d{1,3}$/.test(typed[name].trim()) ? Number(typed[name]) : Number.NaN;
    return value >= least && value <= most ? ([name, value] as const) : null;
  });
  return read.includes(null) ? null : (Object.fromEntries(read as [Rung, number][]) as unknown as Ladder);
}

/** Rungs that another ladder has otherwise. */
export function changesIn(before: Ladder, after: Ladder): { name: Rung; from: number; to: number }[] {
  return rungs
    .map(({ name }) => ({ name, from: before[name], to: after[name] }))
    .filter(({ from, to }) => from !== to);
}

/** Bytes for `watch-upkeep.size.*`: MiB below one GiB. */
export function sizeOf(bytes: number): { unit: 'mib' | 'gib'; count: number } {
  const gib = bytes / 2 ** 30;
  return gib >= 1 ? { unit: 'gib', count: gib } : { unit: 'mib', count: Math.ceil(bytes / 2 ** 20) };
}

/** How much of a work is done, of one; a backup of what is new alone ends before its whole. */
export function shareOf({ done, of }: Pick<Work, 'done' | 'of'>): number {
  return of === 0 ? 0 : Math.min(1, done / of);
}

/** Accounts that need somebody first: a post that nobody holds, then one whose holder cannot come in yet. */
export function needyFirst(all: readonly Account[]): Account[] {
  const need = ({ isHeld, isEnrolled }: Account) => (isHeld ? (isEnrolled ? 2 : 1) : 0);
  return [...all].sort((a, b) => need(a) - need(b) || a.post.localeCompare(b.post));
}
