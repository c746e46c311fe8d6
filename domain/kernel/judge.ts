// Permission is judged as of arrival, state as of what the author saw. Valid then but not now: contested, kept
// without effect. Invalid then too: refused. An act under an older epoch is contested: another home has taken over.
import { isRefusal, type Refusal, type RefusalCode } from './refusal.ts';

export interface Head {
  /** Accepted entries folded so far. */
  readonly version: number;
  readonly epoch: number;
}

export type Verdict<Accepted> =
  | { readonly outcome: 'accepted'; readonly accepted: Accepted }
  | { readonly outcome: 'contested'; readonly because: RefusalCode | 'epoch' }
  | { readonly outcome: 'refused'; readonly refusal: Refusal };

/**
 * Judges an act against its subject. `rule` answers for one state; `seen` gives the state as its author saw it
 * (undefined where the author saw the newest, or nothing), and is called only when the act does not hold now.
 */
export function judge<State, Accepted>(
  rule: (state: State) => Accepted | Refusal,
  now: State,
  seen: () => State | undefined,
  epochs: { readonly act: number; readonly subject: number },
): Verdict<Accepted> {
  if (epochs.act < epochs.subject) return { outcome: 'contested', because: 'epoch' };
  const current = rule(now);
  if (!isRefusal(current)) return { outcome: 'accepted', accepted: current };
  const then = seen();
  if (then !== undefined && !isRefusal(rule(then))) return { outcome: 'contested', because: current.refused };
  return { outcome: 'refused', refusal: current };
}
