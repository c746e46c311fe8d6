// One act by a person becomes a job of the writer: judged against its subject as it stands now and as its author
// saw it, and written with whatever follows from it.
import {
  alertRules,
  type AlertRule,
  type AlertState,
  isShownTo,
  openingRules,
  versionSeen,
  viewOf,
} from '@ulinzi/domain/alerts';
import { acts } from '@ulinzi/domain/acts';
import type { Base } from '@ulinzi/domain/communities';
import { isRefusal, judge, type Refusal, refuse, type SubjectId } from '@ulinzi/domain/kernel';
import type { RegisterState } from '@ulinzi/domain/registers';
import { drawNumber, ladderData, recognisedIn } from '../intake/index.ts';
import {
  draft,
  type EntryDraft,
  type Job,
  type LoggedEntry,
  type NeedsHistory,
  type Plan,
  type SawTokens,
} from '../log/index.ts';
import {
  type Consequences,
  type Done,
  entryFor,
  inputOf,
  type Parts,
  withConsequences,
} from './job-parts.ts';
import { onRegister } from './on-register.ts';
import type { CheckedRequest } from './request.ts';
import { isSameEntry } from './same-entry.ts';
import { openingSituation } from './opening-situation.ts';
import { notFound } from './subjects.ts';

/** The job of a checked request. `nextCircle` allots the circle of a base that is opened. */
export function actJob(
  request: CheckedRequest,
  tokens: SawTokens,
  nextCircle: () => number,
  consequences: Consequences = {},
): Job<Done> {
  const { declared, data } = request;
  const into = declared.name === 'alert.merge' ? [data['into'] as SubjectId] : [];
  return {
    needs: [
      ...(request.subject && declared.subject === 'alert' ? [request.subject] : []),
      ...into,
      ...(consequences.needs ?? []),
    ],
    ...(request.id && { mayBeLogged: [request.id] }),
    decide(view, history) {
      const parts = { request, view, tokens, consequences };
      if (request.id) {
        const before = view.logged(request.id);
        if (before) return isSameEntry(before, request) ? doneBefore(before) : refuse('entry/other-bytes');
      }
      if (declared.name === 'alert.record') return recording(parts);
      if (declared.name === 'situation.open') return openingOne(parts);
      if (declared.subject === 'alert') return onAlert(parts, history as AlertState | undefined);
      return onRegister(parts, history as RegisterState | undefined, nextCircle);
    },
  };
}

/** The answer to an entry that was sent again: that of the first time, and nothing is written. */
function doneBefore({ entry, outcome }: LoggedEntry): Plan<Done> {
  const { number } = entry.data as { number?: string };
  const isNumbered = (acts[entry.act]?.creates ?? false) && number !== undefined;
  const result = { id: entry.id, subject: entry.subject.id, outcome, isRepeat: true };
  return { entries: [], result: isNumbered ? { ...result, number } : result };
}

function recording(parts: Parts): Plan<Done> | Refusal {
  const { request, view } = parts;
  const context = { now: view.now, actor: request.actor, registers: view.registers };
  const allowed = openingRules['alert.record'](inputOf(request), context);
  if (isRefusal(allowed)) return allowed;
  const base = view.registers.base(request.data['base'] as string) as Base;
  const number = drawNumber(view, base);
  const data = {
    ...allowed.data,
    number,
    ...ladderData(base),
    ...recognisedIn(view, request.bodies['words'] ?? null),
  };
  const id = request.id ?? view.newId();
  const entry = entryFor(parts, id, undefined, data, { circle: base.circle });
  return { entries: [entry], result: { id, subject: entry.subject.id, outcome: 'accepted', number } };
}

/** A situation with its number, and its alerts tied into it, all or none. */
function openingOne(parts: Parts): Plan<Done> | Refusal {
  const { request, view } = parts;
  const opening = openingSituation(view, request);
  if (isRefusal(opening)) return opening;
  const { number } = opening;
  const id = request.id ?? view.newId();
  const entry = entryFor(parts, id, undefined, opening.data, {});
  const { subject } = entry;
  const entries = [entry, ...opening.ties(subject.id)];
  return { entries, result: { id, subject: subject.id, outcome: 'accepted', number } };
}

function onAlert(parts: Parts, history: AlertState | undefined): Plan<Done> | Refusal | NeedsHistory {
  const { request, view, tokens } = parts;
  const state = request.subject ? view.alert(request.subject) : undefined;
  // Missing and forbidden read the same.
  const eyes = state && viewOf(request.actor, state);
  if (!state || !eyes) return notFound('alert');
  const rule = alertRules[request.declared.name as keyof typeof alertRules] as AlertRule<never>;
  const context = { now: view.now, actor: request.actor, registers: view.registers };
  const seenVersion = request.saw === null ? undefined : tokens.version(state.id, request.saw);
  const isBehind = seenVersion !== undefined && seenVersion < versionSeen(state, eyes);
  const verdict = judge(
    (one: AlertState) => rule(one, inputOf(request), context),
    state,
    () => (isBehind ? history : undefined),
    { act: request.epoch ?? state.epoch, subject: state.epoch },
  );
  if (verdict.outcome === 'refused') {
    if (isBehind && !history) return { history: { alert: state.id, view: eyes, version: seenVersion } };
    return verdict.refusal;
  }
  const id = request.id ?? view.newId();
  if (verdict.outcome === 'contested') {
    const entry = entryFor(parts, id, state.id, request.data, {
      outcome: 'contested',
      epoch: request.epoch ?? state.epoch,
    });
    return {
      entries: [entry],
      result: { id, subject: state.id, outcome: 'contested', because: verdict.because },
    };
  }
  const entry = entryFor(parts, id, state.id, verdict.accepted.data, { epoch: state.epoch });
  const merged = request.declared.name === 'alert.merge' ? absorbing(parts, state) : [];
  if (isRefusal(merged)) return merged;
  return withConsequences(parts, entry, merged, { id, subject: state.id, outcome: 'accepted' });
}

/** The other half of a merge: the alert that stays owes feedback to the communities of the one that goes. */
function absorbing({ request, view }: Parts, duplicate: AlertState): EntryDraft[] | Refusal {
  const target = view.alert(request.data['into'] as SubjectId);
  // One that has left her screens reads as missing: by its id nothing is learnt of what became of it.
  if (!target || !isShownTo(request.actor, target)) return notFound('alert');
  if (target.status === 'closed' || target.status === 'merged') return refuse('alert/merge-target-closed');
  // The base that keeps it would see another base's village and alert.
  if (target.base !== duplicate.base) return refuse('alert/merge-other-base');
  const communities = Object.keys(duplicate.feedback).filter((community) => community !== '');
  return [
    draft({
      id: view.newId(),
      act: 'alert.absorb',
      kind: 'alert',
      subject: target.id,
      epoch: target.epoch,
      pen: request.actor.pen,
      occurred: view.now,
      data: { duplicate: duplicate.id, communities },
    }),
  ];
}
