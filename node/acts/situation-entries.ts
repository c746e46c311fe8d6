// What else is written when a situation is ended, a proposal waved away, a shift taken over: one entry on each alert
// concerned, in the same commit.
import { isOpen } from '@ulinzi/domain/alerts';
import type { Refusal, SubjectId } from '@ulinzi/domain/kernel';
import type { Shift } from '@ulinzi/domain/shifts';
import { followedBy, seesAll, tiedTo } from '../alerts/index.ts';
import type { Core } from '../app/index.ts';
import type { Consequences } from './job-parts.ts';
import { onAlert } from './opening-situation.ts';
import type { CheckedRequest } from './request.ts';
import { notFound } from './subjects.ts';

/** Every alert that is named is hers to see, else none is there. What is asked is asked before anything is looked up. */
export async function alertsNamed(
  core: Core,
  request: CheckedRequest,
  ids: unknown,
): Promise<Consequences | Refusal> {
  const named = ids as readonly SubjectId[];
  return (await seesAll(core, request.actor, named)) ? { needs: named } : notFound('alert');
}

/** What is set apart is set apart both ways. */
export async function settingApart(core: Core, request: CheckedRequest): Promise<Consequences | Refusal> {
  const given = await alertsNamed(core, request, request.data['from']);
  if ('refused' in given) return given;
  const others = (request.data['from'] as SubjectId[]).filter((id) => id !== request.subject);
  return {
    ...given,
    accepted: (view) => ({
      entries: others.flatMap((id) => {
        const state = view.alert(id);
        if (!state || !isOpen(state)) return [];
        const from = [request.subject as SubjectId, ...others.filter((other) => other !== id)];
        return [onAlert(view, request, state, 'alert.apart', { from })];
      }),
    }),
  };
}

/** Its open alerts stand on their own again; those that are closed keep what they were part of. */
export async function endingSituation(core: Core, request: CheckedRequest): Promise<Consequences> {
  const { subject } = request;
  const tied = subject ? await tiedTo(core, request.actor, subject) : [];
  return {
    needs: tied.map(({ id }) => id),
    accepted: (view) => ({
      entries: tied.flatMap(({ id }) => {
        const state = view.alert(id);
        const isOfIt = state && isOpen(state) && state.situation?.id === subject;
        return isOfIt ? [onAlert(view, request, state, 'alert.untie', {})] : [];
      }),
    }),
  };
}

/** What the one who goes off follows is followed by the one who has come, and nothing is before that. */
export async function takingOver(core: Core, request: CheckedRequest): Promise<Consequences> {
  const { subject, actor } = request;
  const held = subject ? core.memory.registerHeld(subject) : undefined;
  const shift = held?.kind === 'shift' ? (held.state as Shift) : undefined;
  if (!shift || shift.to !== actor.post) return {};
  const taken = await followedBy(core, actor, shift.from);
  return {
    needs: taken,
    accepted: (view) => ({
      entries: taken.flatMap((id) => {
        const state = view.alert(id);
        return state && isOpen(state) && state.followedBy === shift.from
          ? [onAlert(view, request, state, 'alert.take', { post: shift.to })]
          : [];
      }),
    }),
  };
}
