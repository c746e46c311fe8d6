// Acts on the registers: each is judged as an act on an alert is. What its author could do by what she saw, and cannot any
// more, is kept without effect.
import { isRefusal, judge, type Refusal, refuse } from '@ulinzi/domain/kernel';
import { registerRules, type RegisterState } from '@ulinzi/domain/registers';
import type { NeedsHistory, Plan } from '../log/index.ts';
import { type Done, entryFor, inputOf, type Parts, withConsequences } from './job-parts.ts';
import { numberFor } from './numbered.ts';
import { notFound } from './subjects.ts';

/** An act on a register, judged by its rule as it stands now, and as its author saw it where a token says how. */
export function onRegister(
  parts: Parts,
  history: RegisterState | undefined,
  nextCircle: () => number,
): Plan<Done> | Refusal | NeedsHistory {
  const { request, view, tokens } = parts;
  const { declared, subject } = request;
  const held = subject ? view.register(declared.subject, subject) : undefined;
  if (declared.creates || !subject) return making(parts, nextCircle);
  const rule = registerRules[declared.name];
  if (!rule) return refuse('act/unknown');
  if (!held) return notFound(declared.subject);
  const seenVersion = request.saw === null ? undefined : tokens.version(subject, request.saw);
  const isBehind = seenVersion !== undefined && seenVersion < held.version;
  const context = { now: view.now, actor: request.actor, registers: view.registers };
  const verdict = judge(
    (state: RegisterState) => rule(state, inputOf(request), context),
    held.state,
    () => (isBehind ? history : undefined),
    { act: 1, subject: 1 },
  );
  if (verdict.outcome === 'refused')
    return isBehind && !history ? { history: { register: subject, version: seenVersion } } : verdict.refusal;
  const id = request.id ?? view.newId();
  if (verdict.outcome === 'contested') {
    const entry = entryFor(parts, id, subject, request.data, { outcome: 'contested' });
    return { entries: [entry], result: { id, subject, outcome: 'contested', because: verdict.because } };
  }
  const entry = entryFor(parts, id, subject, verdict.accepted.data, {});
  return withConsequences(parts, entry, [], { id, subject, outcome: 'accepted' });
}

/** A register subject that comes into being, with the circle or the number that it has of the node. */
function making(parts: Parts, nextCircle: () => number): Plan<Done> | Refusal {
  const { request, view } = parts;
  const { name } = request.declared;
  const rule = registerRules[name];
  if (!rule) return refuse('act/unknown');
  const context = { now: view.now, actor: request.actor, registers: view.registers };
  const allowed = rule(undefined, inputOf(request), context);
  if (isRefusal(allowed)) return allowed;
  const id = request.id ?? view.newId();
  const number = numberFor(view, name, allowed.data);
  const data = number === undefined ? allowed.data : { ...allowed.data, number };
  const circle = name === 'base.open' ? { circle: nextCircle() } : {};
  const entry = entryFor(parts, id, undefined, data, circle);
  const result = { id, subject: entry.subject.id, outcome: 'accepted' as const };
  return withConsequences(parts, entry, [], number === undefined ? result : { ...result, number });
}
