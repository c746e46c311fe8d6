// Who may do what to recommendations, visits and plans, and what an act that came too late leaves. EXERCISE.
import { describe, expect, test } from 'vitest';
import { acts } from '../acts/index.ts';
import { type Entry, isRefusal, type Outcome } from '../kernel/index.ts';
import type { Recommendation } from '../recommendations/index.ts';
import type { Visit } from '../visits/index.ts';
import type { Actor, RegisterState } from './registers.ts';
import { evolveRegister, registerRules } from './rules.ts';
import {
  assistant,
  commander,
  headOfOffice,
  night,
  node,
  protectionManager,
  registersOf,
  relief,
  sangeAssistant,
  sangeCommander,
} from './testing/kibua.ts';

const registers = registersOf();

/** What a rule says of an act; the node looks at the act's roles before. */
function judged(state: RegisterState | undefined, act: string, data: object, actor: Actor) {
  const rule = registerRules[act];
  if (!rule || !acts[act]) throw new Error(`no such act: ${act}`);
  return rule(state, { data: data as never, bodies: new Set() }, { now: night, actor, registers });
}

function after<State>(
  state: State | undefined,
  act: string,
  data: object,
  outcome: Outcome = 'accepted',
): State {
  const entry = { act, data } as unknown as Entry;
  return evolveRegister(state as RegisterState, entry, night, () => '', outcome) as State;
}

const making = {
  base: 'kibua',
  community: 'ntoto',
  owner: 'kibua-commander',
  due: '2026-12-05',
  kind: 'patrol',
  priority: 'must',
};
const made = after<Recommendation>(undefined, 'recommendation.make', { ...making, number: '4821' });

describe('A10 a recommendation', () => {
  test('is made to a post of the base or of its province', () => {
    const to = (owner: string) =>
      judged(undefined, 'recommendation.make', { ...making, owner }, protectionManager);
    for (const owner of ['kibua-commander', 'kibua-assistant', 'nk-duty'])
      expect(isRefusal(to(owner))).toBe(false);
    for (const owner of ['sange-commander', 'nobody'])
      expect(to(owner)).toEqual({ refused: 'recommendation/owner', missing: ['owner'] });
  });

  test('is not made with a last day that has passed or that is none', () => {
    const due = (day: string) =>
      judged(undefined, 'recommendation.make', { ...making, due: day }, protectionManager);
    expect(due('2026-11-27')).toMatchObject({ refused: 'time/in-the-past' });
    expect(due('2026-11-31')).toMatchObject({ refused: 'act/schema' });
    expect(isRefusal(due('2026-11-28'))).toBe(false);
  });

  test('names villages and other things of its base alone', () => {
    const other = (more: object) =>
      judged(undefined, 'recommendation.make', { ...making, ...more }, protectionManager);
    expect(other({ community: 'kiliba' })).toMatchObject({ refused: 'place/unknown' });
    const id = '00000000-0000-4000-8000-000000000001';
    for (const thing of ['visit', 'plan', 'report'])
      expect(other({ [thing]: id })).toEqual({ refused: 'act/schema', missing: [thing] });
  });

  test('is moved by its owner and the office, and is not there for another base', () => {
    for (const actor of [commander, protectionManager, headOfOffice, node])
      expect(isRefusal(judged(made, 'recommendation.start', {}, actor))).toBe(false);
    for (const actor of [assistant, relief])
      expect(judged(made, 'recommendation.start', {}, actor)).toEqual({
        refused: 'recommendation/other-post',
      });
    for (const actor of [sangeAssistant, sangeCommander])
      expect(judged(made, 'recommendation.start', {}, actor)).toEqual({
        refused: 'recommendation/not-found',
      });
  });

  test('A11 is looked at on the spot by an Assistant of the base, never by the post that says it is done', () => {
    const check = { found: 'done' };
    expect(isRefusal(judged(made, 'recommendation.check', check, assistant))).toBe(false);
    const hers = after<Recommendation>(made, 'recommendation.reassign', { owner: 'kibua-assistant' });
    expect(judged(hers, 'recommendation.check', check, assistant)).toEqual({
      refused: 'recommendation/other-post',
    });
    expect(isRefusal(judged(hers, 'recommendation.check', check, relief))).toBe(false);
    expect(judged(made, 'recommendation.check', { ...check, on: '2026-11-29' }, assistant)).toMatchObject({
      refused: 'time/in-the-future',
    });
  });

  test('keeps in its history what came too late, and is otherwise as it was', () => {
    const claimed = after<Recommendation>(made, 'recommendation.claim', {});
    const both = after(claimed, 'recommendation.decline', { reason: 'unsafe' }, 'contested');
    expect({ ...both, history: [] }).toEqual({ ...claimed, history: [] });
    expect(both.history.at(-1)).toMatchObject({
      act: 'recommendation.decline',
      isContested: true,
      reason: 'unsafe',
    });
  });
});

describe('A8 a visit', () => {
  const wanted = after<Visit>(undefined, 'visit.want', { base: 'kibua' });
  const team = {
    from: '2026-11-25',
    until: '2026-11-27',
    communities: ['ntoto'],
    roster: [{ component: 'military', people: 3 }],
  };

  test('is tied to a base of those who ask for it, and to villages of that base', () => {
    expect(isRefusal(judged(undefined, 'visit.want', { base: 'kibua' }, assistant))).toBe(false);
    expect(judged(undefined, 'visit.want', { base: 'sange' }, assistant)).toEqual({
      refused: 'act/not-yours',
    });
    expect(judged(undefined, 'visit.want', { base: 'nowhere' }, node)).toMatchObject({
      refused: 'place/unknown',
    });
    expect(
      judged(wanted, 'visit.plan', { ...team, communities: ['kiliba'], vehicles: 1 }, protectionManager),
    ).toMatchObject({ refused: 'place/unknown' });
  });

  test('is held on days that have been, and once', () => {
    expect(judged(wanted, 'visit.hold', { ...team, until: '2026-11-29' }, protectionManager)).toMatchObject({
      refused: 'time/in-the-future',
    });
    const held = after<Visit>(wanted, 'visit.hold', team);
    expect(judged(held, 'visit.hold', team, protectionManager)).toEqual({ refused: 'visit/not-now' });
    expect(judged(wanted, 'visit.check', { item: 'vehicles' }, assistant)).toEqual({
      refused: 'visit/not-now',
    });
  });
});

test('what nobody follows up shows nothing of an act without effect', () => {
  const trouble = { base: 'kibua' } as unknown as RegisterState;
  expect(after(trouble, 'trouble.settle', { reason: 'mistaken' }, 'contested')).toBe(trouble);
});
