import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Handset,
  handsetRegistered,
  type HandsetState,
  handsetStates,
  possibleFrom,
} from '../handsets/index.ts';
import { type Act, type Entry, isRefusal } from '../kernel/index.ts';
import { acts } from '../acts/index.ts';
import { sourceRegistered } from '../sources/index.ts';
import type { Actor, Registers } from './registers.ts';
import { evolveRegister, registerRules } from './rules.ts';
import * as kibua from './testing/kibua.ts';

const { administrator, assistant, custodian, night, sangeAssistant } = kibua;
const source = '00000000-0000-4000-8000-000000000001';
const inStore = handsetRegistered({ province: 'nk', digits: '4821', base: 'kibua', type: 'keypad' });
const focalPoint = sourceRegistered({
  province: 'nk',
  digits: '0231',
  community: 'ntoto',
  regime: 'confidential',
  language: 'sw',
  wantsAcknowledgement: true,
});

function registersWith(handsets: readonly Handset[] = []): Registers {
  return {
    ...kibua.registersOf(),
    handsets: () => handsets,
    source: (id) => (id === source ? focalPoint : undefined),
    group: (slug) =>
      slug === 'sange-closed' ? { slug, label: 'Sange', base: 'sange', operator: 'airtel' } : undefined,
  };
}

function ask(
  act: string,
  actor: Actor,
  state: object | undefined,
  data: object,
  registers = registersWith(),
) {
  const rule = registerRules[act];
  if (!rule) throw new Error(`${act} has no rule`);
  const answer = rule(
    state as never,
    { data: data as never, bodies: new Set() },
    { now: night, actor, registers },
  );
  return isRefusal(answer) ? answer.refused : 'yes';
}

function fold(state: object | undefined, act: string, data: object) {
  return evolveRegister(state as never, { act, data } as Entry, night, () => 'kibua');
}

describe('B2 telephones', () => {
  const moves = Object.keys(possibleFrom) as (keyof typeof possibleFrom)[];
  const fieldsOf = { 'handset.issue': { source }, 'handset.lose': { cause: 'stolen' } } as Record<
    string,
    object
  >;

  test('whatever is done in whatever order, only an issued one has a holder, and one out of use stays so', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...moves), { maxLength: 20 }), (tried) => {
        let handset: Handset = inStore;
        for (const act of tried) {
          const before = handset;
          const may = ask(act, assistant, handset, fieldsOf[act] ?? {}, registersWith([handset])) === 'yes';
          const from: readonly HandsetState[] = possibleFrom[act];
          expect(may).toBe(from.includes(before.state));
          if (may) handset = fold(handset, act, fieldsOf[act] ?? {}) as Handset;
          expect(handset.holder !== null).toBe(handset.state === 'issued');
          if (before.state === 'revoked') expect(handset).toEqual(before);
          expect(handsetStates).toContain(handset.state);
        }
      }),
    );
  });

  test("another base's Assistant finds none of them, in any state", () => {
    fc.assert(
      fc.property(fc.constantFrom(...moves), fc.constantFrom(...handsetStates), (act, state) => {
        const handset = { ...inStore, state };
        expect(ask(act, sangeAssistant, handset, fieldsOf[act] ?? {})).toBe('handset/not-found');
        expect(ask(act, sangeAssistant, undefined, {})).toBe('handset/not-found');
      }),
    );
  });

  test('one goes to a source or a post of its base, to one of both, and to nobody who has one', () => {
    const issue = (data: object, others: Handset[] = []) =>
      ask('handset.issue', assistant, inStore, data, registersWith(others));
    expect(issue({ source })).toBe('yes');
    expect(issue({ post: 'kibua-assistant' })).toBe('yes');
    expect(issue({})).toBe('act/schema');
    expect(issue({ source, post: 'kibua-assistant' })).toBe('act/schema');
    expect(issue({ post: 'sange-assistant' })).toBe('post/unknown');
    expect(issue({ source: source.replace('1', '2') })).toBe('source/not-found');
    const held = fold(inStore, 'handset.issue', { source }) as Handset;
    expect(issue({ source }, [held])).toBe('handset/holder-has-one');
    expect(issue({ post: 'kibua-assistant' }, [held])).toBe('yes');
  });

  test('a code is given once, in a province and group of the base', () => {
    const register = (more: object, actor = custodian, others: Handset[] = []) =>
      ask(
        'handset.register',
        actor,
        undefined,
        { province: 'nk', digits: '4821', base: 'kibua', type: 'keypad', ...more },
        registersWith(others),
      );
    expect(register({})).toBe('yes');
    expect(register({}, custodian, [inStore])).toBe('handset/taken');
    expect(register({ province: 'sk' })).toBe('place/unknown');
    expect(register({ group: 'sange-closed' })).toBe('group/unknown');
    expect(register({ group: 'none' })).toBe('group/unknown');
    expect(register({}, sangeAssistant)).toBe('act/not-yours');
    expect(inStore.code).toBe('NK-HS-4821');
  });

  test('a closed group has one name and a base', () => {
    const group = { label: 'EXERCISE', operator: 'airtel' };
    const open = (more: object) => ask('group.open', administrator, undefined, { ...group, ...more });
    expect(open({ slug: 'kibua-closed', base: 'kibua' })).toBe('yes');
    expect(open({ slug: 'sange-closed', base: 'sange' })).toBe('slug/taken');
    expect(open({ slug: 'kibua-closed', base: 'nowhere' })).toBe('place/unknown');
  });
});

describe('B2 messages that were kept back', () => {
  const came = (fate: string, sender: string) =>
    fold(undefined, 'message.receive', { fate, sender, kind: 'text', gateway: 'modem', base: 'kibua' });

  test('are those of revoked phones, of operators, and digits that fit no page; every other is an alert or nothing', () => {
    expect(came('quarantined', 'revoked')).toMatchObject({ why: 'revoked', ended: null });
    expect(came('set-aside', 'operator')).toMatchObject({ why: 'operator' });
    expect(came('set-aside', 'staff')).toMatchObject({ why: 'unclear-digits' });
    for (const fate of ['courtesy', 'answers']) expect(came(fate, 'known')).toBeUndefined();
  });

  test('end once, with a reason, by those of the base', () => {
    const message = came('quarantined', 'revoked');
    for (const [act, reason] of [
      ['message.release', 'asks-for-help'],
      ['message.discard', 'test'],
    ] as const) {
      expect(ask(act, assistant, message, { reason })).toBe('yes');
      expect(ask(act, sangeAssistant, message, { reason })).toBe('message/not-found');
      const ended = fold(message, act, { reason });
      expect(ended).toMatchObject({ ended: { reason, at: night } });
      expect(ask('message.release', assistant, ended, { reason })).toBe('message/not-found');
      expect(ask('message.discard', custodian, ended, { reason })).toBe('message/not-found');
      const declared = acts[act] as Act;
      expect(declared.data.required).toContain('reason');
    }
  });
});
