import type { RuleContext, RuleInput } from '../registers/index.ts';
import type { Refusal } from '../kernel/index.ts';
import type { AlertState } from './state.ts';

export interface Allowed {
  readonly data: object;
}

/** Whether one act may be done to an alert as it stands, and with what data it is then logged. */
export type AlertRule<Data> = (
  state: AlertState,
  input: RuleInput<Data>,
  context: RuleContext,
) => Refusal | Allowed;

/** The state's side may be the perpetrator's: nothing goes to it (safety rule 3; C4). */
export function isStateActor(state: AlertState): boolean {
  return ['national-forces', 'police', 'intelligence', 'local-authority'].includes(
    state.coded.actor ?? 'unknown',
  );
}

/** Somebody has gone and nothing is known yet of what came of it: that is owed before anything else replaces it (B19). */
export function isUnderWay(state: AlertState): boolean {
  return state.response !== null && state.outcome === null;
}

/** Nobody knows yet whose side it was: sharing with the state's side needs a reason on record. */
export function isActorUnknown(state: AlertState): boolean {
  return (state.coded.actor ?? 'unknown') === 'unknown';
}
