// One decision and one patrol serve every alert of a situation: which of them an act fits, as each stands.
import { type RefusalCode, refuse, type Refusal } from '../kernel/index.ts';
import { stateRecipients } from './codes.ts';
import { procedureAct } from './next.ts';
import { isStateActor } from './rule.ts';
import { isFollowedBy } from './situation.ts';
import { type AlertState, awaitsDecision, isOpen } from './state.ts';

/**
 * Acts that may be done for all alerts of a situation at once, each as that alert's own. Not among them: what is owed
 * to each village (feedback, and closing with it), and what concerns one who called.
 */
export const togetherActs = [
  'acknowledge',
  'decide',
  'respond',
  'arrive',
  'answer',
  'review',
  'resolve',
  'take',
  'hand',
] as const;
export type Together = (typeof togetherActs)[number];

/** True where an alert waits for this act; a second patrol is not sent because another village's waits for its first. */
export function doesFit(
  state: AlertState,
  act: Together,
  { revises = false, post = null }: { revises?: boolean; post?: string | null } = {},
): boolean {
  if (!isOpen(state)) return false;
  switch (act) {
    case 'acknowledge':
      return state.ring !== null;
    case 'decide':
      return awaitsDecision(state) || (revises && state.decision !== null);
    case 'resolve':
      return ['arrive', 'resolve'].includes(procedureAct(state) ?? '');
    case 'take':
      return !isFollowedBy(state, post);
    case 'hand':
      return post === null || !isFollowedBy(state, post);
    default:
      return procedureAct(state) === act;
  }
}

/** Acts for the whole situation that fit an alert; what has to be answered for first comes first. */
export function fitsFor(state: AlertState, post: string | null): Together[] {
  return togetherActs.filter((act) => {
    if (act !== 'acknowledge' && act !== 'take' && act !== 'hand' && state.status === 'received')
      return false;
    return doesFit(state, act, { post });
  });
}

/** Refusals that say that an alert has gone on meanwhile: it is left out, and told by its number. */
const hasGoneOn: readonly RefusalCode[] = [
  'alert/already-acknowledged',
  'alert/already-decided',
  'alert/already-followed',
  'alert/answer-missing',
  'alert/closed',
  'alert/decision-missing',
  'alert/not-acknowledged',
  'alert/not-now',
  'alert/not-responding',
  'alert/outcome-missing',
  'alert/response-not-decided',
  'alert/review-not-yet',
];

/** True where a refusal is of the act itself: then it is done for none. */
export function wholeRefused({ refused }: Refusal): boolean {
  return !hasGoneOn.includes(refused);
}

/** True where an act goes to the state's side: passed on to it, or its forces sent. */
export function toStateSide(data: { readonly recipient?: unknown; readonly means?: unknown }): boolean {
  return stateRecipients.includes(String(data.recipient)) || data.means === 'authorities';
}

/**
 * Nothing of one event goes to the side that any of its villages names (safety rule 3): what one of them said is said
 * of all.
 */
export function perpetratorAmong(
  states: Iterable<AlertState>,
  data: { readonly recipient?: unknown; readonly means?: unknown },
): Refusal | null {
  if (!toStateSide(data)) return null;
  for (const state of states) if (isStateActor(state)) return refuse('alert/perpetrator-side');
  return null;
}

/** The newest decision for another alert of the situation, where this one waits for one. */
export function asDecided(
  state: AlertState,
  others: Iterable<AlertState>,
  now: number,
): AlertState['decision'] {
  if (!awaitsDecision(state) || state.situation === null) return null;
  let newest: AlertState['decision'] = null;
  for (const { id, decision, situation } of others) {
    if (id === state.id || situation?.id !== state.situation.id || decision === null) continue;
    if (newest === null || decision.at > newest.at) newest = decision;
  }
  return newest?.reviewAt !== null && newest !== null && newest.reviewAt <= now ? null : newest;
}
