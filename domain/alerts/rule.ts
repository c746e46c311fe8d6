import type { RuleContext, RuleInput } from '../registers/index.ts';
import type { Refusal } from '../kernel/index.ts';
import { stateRecipients } from './codes.ts';
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

/** Of an alert, or of what a reader has of it: who has been coded. */
interface WithActor {
  readonly coded: { readonly actor?: string | undefined };
}

/** The state's side may be the perpetrator's: nothing goes to it (safety rule 3; C4). */
export function isStateActor(state: WithActor): boolean {
  return ['national-forces', 'police', 'intelligence', 'local-authority'].includes(
    state.coded.actor ?? 'unknown',
  );
}

/**
 * The alert stands with the very side that now is suspected: it was passed on, or the authorities went, before that was
 * known. Nothing is undone by it; it is shown, so that whoever decided can think again (C4).
 */
export function isWithPerpetratorSide(state: AlertState): boolean {
  const { decision, response } = state;
  const passedOn = decision?.kind === 'pass-on' && stateRecipients.includes(decision.recipient ?? '');
  return isStateActor(state) && (passedOn || response?.means === 'authorities');
}

/** Somebody has gone and nothing is known yet of what came of it: that is owed before anything else replaces it (B19). */
export function isUnderWay(state: AlertState): boolean {
  return state.response !== null && state.outcome === null;
}

/** Nobody knows yet whose side it was: sharing with the state's side needs a reason on record. */
export function isActorUnknown(state: WithActor): boolean {
  return (state.coded.actor ?? 'unknown') === 'unknown';
}
