// A situation that is opened: its number drawn, and each of its alerts tied in the same commit.
import { randomInt } from 'node:crypto';
import { type AlertState, freeNumber, isOpen, isShownTo } from '@ulinzi/domain/alerts';
import { type Refusal, refuse, type SubjectId } from '@ulinzi/domain/kernel';
import { situationDigits, situationNumbers } from '@ulinzi/domain/situations';
import { draft, type EntryDraft, type View } from '../log/index.ts';
import type { CheckedRequest } from './request.ts';
import { notFound } from './subjects.ts';

/** An entry on one of the alerts concerned, by the one who acts. */
export function onAlert(
  view: View,
  { actor }: CheckedRequest,
  state: AlertState,
  act: string,
  data: object,
): EntryDraft {
  return draft({
    id: view.newId(),
    act,
    kind: 'alert',
    subject: state.id,
    epoch: state.epoch,
    pen: actor.pen,
    occurred: view.now,
    data,
  });
}

/** The alerts that a situation is opened with, as they stand: open, of one base, in no other. */
function alertsFor(view: View, { actor, data }: CheckedRequest): AlertState[] | Refusal {
  const states: AlertState[] = [];
  for (const id of data['alerts'] as SubjectId[]) {
    const state = view.alert(id);
    if (!state || !isShownTo(actor, state)) return notFound('alert');
    if (!isOpen(state)) return refuse('alert/closed', [state.number]);
    if (state.situation) return refuse('alert/tied', [state.number]);
    if (states[0] && states[0].base !== state.base) return refuse('situation/other-base');
    states.push(state);
  }
  return states;
}

export interface Opening {
  readonly data: object;
  readonly number: string;
  /** Ties its alerts, once it has an id. */
  ties(situation: SubjectId): EntryDraft[];
}

/** A situation with its number drawn, and what ties its alerts. */
export function openingSituation(view: View, request: CheckedRequest): Opening | Refusal {
  const states = alertsFor(view, request);
  if ('refused' in states) return states;
  const base = states[0]?.base ?? '';
  const of = situationNumbers(base);
  const number = freeNumber(
    (drawn) => view.isNumberUsed(of, drawn),
    view.numbersUsed(of),
    (below) => randomInt(below),
    situationDigits,
  );
  const { event } = request.data;
  return {
    data: { ...request.data, base, number },
    number,
    ties: (situation) =>
      states.map((state) =>
        onAlert(view, request, state, 'alert.tie', { situation, situationNumber: number, event }),
      ),
  };
}
