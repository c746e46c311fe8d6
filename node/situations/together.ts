// One act for all alerts of a situation: written as each alert's own, in one commit, all of it or nothing. Alerts which
// it does not fit as they stand, or no longer, are left and told by number.
import {
  type AlertRule,
  alertRules,
  type AlertState,
  doesFit,
  isOpen,
  perpetratorAmong,
  type Together,
  viewOf,
  wholeRefused,
} from '@ulinzi/domain/alerts';
import type { TogetherAnswer } from '@ulinzi/domain/handover';
import { isRefusal, type Refusal, refuse, type SubjectId } from '@ulinzi/domain/kernel';
import type { Situation } from '@ulinzi/domain/situations';
import type { CheckedRequest } from '../acts/index.ts';
import { draft, type EntryDraft, type Job, type Plan, type View } from '../log/index.ts';

export interface Asked {
  readonly request: CheckedRequest;
  readonly act: Together;
  readonly situation: { readonly id: SubjectId; readonly number: string };
  /** Every alert of the situation that the actor sees. */
  readonly tied: readonly SubjectId[];
  /** Those that she means; one that was tied since she looked is left, and is offered the same afterwards. */
  readonly meant: ReadonlySet<string> | null;
}

export function togetherJob(asked: Asked): Job<TogetherAnswer> {
  return { needs: asked.tied, decide: (view) => decideTogether(view, asked) };
}

function decideTogether(view: View, asked: Asked): Plan<TogetherAnswer> | Refusal {
  const { request, situation, meant } = asked;
  const held = view.register('situation', situation.id)?.state as Situation | undefined;
  if (held?.endedAt !== null) return refuse('situation/ended');
  const states = asked.tied.flatMap((id) => {
    const state = view.alert(id);
    return state?.situation?.id === situation.id && viewOf(request.actor, state) ? [state] : [];
  });
  const barred = perpetratorAmong(states, request.data);
  if (barred) return barred;
  const entries: EntryDraft[] = [];
  const done: string[] = [];
  const left: TogetherAnswer['left'] = [];
  let first: Refusal | null = null;
  for (const state of states) {
    if (!isOpen(state) || (meant && !meant.has(state.id))) continue;
    const said = saidTo(view, asked, state);
    if (!isRefusal(said)) {
      entries.push(entryOn(view, request, state, said.data));
      done.push(state.number);
      continue;
    }
    if (wholeRefused(said)) return said;
    first ??= said;
    left.push({ number: state.number, because: said.refused });
  }
  if (entries.length === 0) return first ?? refuse('alert/not-now');
  return { entries, result: { situation: situation.number, done, left } };
}

/** What the alert's own rule says; a second time of what was done is no more than a no. */
function saidTo(view: View, { request, act }: Asked, state: AlertState): Refusal | { data: object } {
  const { actor, data, bodies } = request;
  const rule = alertRules[`alert.${act}`] as AlertRule<never>;
  const input = { data: data as never, bodies: new Set(Object.keys(bodies)) };
  const said = rule(state, input, { now: view.now, actor, registers: view.registers });
  if (isRefusal(said)) return said;
  const post = act === 'hand' ? String(data['post']) : actor.post;
  return doesFit(state, act, { revises: data['revises'] === true, post }) ? said : refuse('alert/not-now');
}

function entryOn(view: View, request: CheckedRequest, state: AlertState, data: object): EntryDraft {
  return draft({
    id: view.newId(),
    act: request.declared.name,
    kind: 'alert',
    subject: state.id,
    epoch: state.epoch,
    pen: request.actor.pen,
    occurred: view.now,
    data,
    bodies: Object.entries(request.bodies).map(([name, text]) => ({
      name,
      kind: 'text',
      plain: Buffer.from(text, 'utf8'),
    })),
  });
}
