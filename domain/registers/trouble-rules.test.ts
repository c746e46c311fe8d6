import { describe, expect, test } from 'vitest';
import { contactScheduled } from '../contacts/index.ts';
import { isoOf, minute } from '../kernel/index.ts';
import type { TroubleKind } from '../troubles/index.ts';
import { troubleRaised } from '../troubles/index.ts';
import type { Actor, RegisterState } from './registers.ts';
import {
  administrator,
  assistant,
  commander,
  dutyOfficer,
  night,
  node,
  registersOf,
  sangeAssistant,
  sangeCommander,
} from './testing/kibua.ts';
import { evolveRegister } from './rules.ts';
import { troubleRules } from './trouble-rules.ts';

const contact = '00000000-0000-4000-8000-000000000001';

function ask(
  act: string,
  actor: Actor,
  state: RegisterState | undefined,
  data: object,
  troubles = [trouble()],
) {
  const registers = { ...registersOf(), troubles: () => troubles };
  return troubleRules[act]?.(
    state,
    { data: data as never, bodies: new Set() },
    { now: night, actor, registers },
  );
}

function trouble(kind: TroubleKind = 'gateway-dead', concerns: 'base' | 'sources' = 'base') {
  const about = kind === 'gateway-dead' ? { gateway: 'kibua-modem' } : { contact };
  return troubleRaised({ kind, base: 'kibua', concerns, ...about }, night);
}

describe('what raises itself', () => {
  const dead = { kind: 'gateway-dead', base: 'kibua', concerns: 'base' };

  test('names one thing, and is open once', () => {
    expect(ask('trouble.raise', node, undefined, dead)).toMatchObject({ refused: 'act/schema' });
    expect(ask('trouble.raise', node, undefined, { ...dead, gateway: 'a', contact })).toMatchObject({
      refused: 'act/schema',
    });
    expect(ask('trouble.raise', node, undefined, { ...dead, gateway: 'kibua-modem' })).toEqual({
      refused: 'trouble/open',
    });
    expect(ask('trouble.raise', node, undefined, { ...dead, gateway: 'other' })).toHaveProperty('data');
  });

  test('is taken and settled by those whose affair it is, and reads as missing to others', () => {
    for (const actor of [assistant, commander, dutyOfficer, administrator]) {
      expect(ask('trouble.take', actor, trouble(), {})).toEqual({ data: { post: actor.post } });
      expect(ask('trouble.settle', actor, trouble(), { reason: 'repaired' })).toHaveProperty('data');
    }
    for (const actor of [sangeAssistant, sangeCommander])
      expect(ask('trouble.take', actor, trouble(), {})).toEqual({ refused: 'trouble/not-found' });
    expect(ask('trouble.take', assistant, undefined, {})).toEqual({ refused: 'trouble/not-found' });
  });

  test('of sources is known to Assistants of the base alone', () => {
    const missed = trouble('missed-contact', 'sources');
    expect(ask('trouble.take', assistant, missed, {})).toHaveProperty('data');
    for (const actor of [commander, dutyOfficer, administrator])
      expect(ask('trouble.settle', actor, missed, { reason: 'heard' })).toEqual({
        refused: 'trouble/not-found',
      });
  });

  test('ends once; that it is over by itself is for the node to say', () => {
    expect(ask('trouble.settle', commander, trouble(), { reason: 'over' })).toMatchObject({
      refused: 'act/schema',
    });
    expect(ask('trouble.settle', node, trouble(), { reason: 'over' })).toHaveProperty('data');
    const entry = { act: 'trouble.settle', data: { reason: 'over' } } as never;
    const settled = evolveRegister(trouble(), entry, night, () => '');
    expect(ask('trouble.take', commander, settled, {})).toEqual({ refused: 'trouble/settled' });
  });
});

describe('a contact that is agreed on', () => {
  const hf = { base: 'kibua', way: 'hf' as const, hours: ['06:30'], days: [1], graceMinutes: 30 };
  const withVillage = contactScheduled({ ...hf, community: 'ntoto' }, night);
  const withBase = contactScheduled(hf, night);

  test('B15 carries when it was heard and when that was typed', () => {
    const heardAt = isoOf(night - 20 * minute);
    expect(ask('contact.heard', assistant, withVillage, { heardAt })).toEqual({
      data: { heardAt, typedAt: isoOf(night) },
    });
    expect(
      ask('contact.heard', assistant, withVillage, { heardAt: isoOf(night + 2 * minute) }),
    ).toMatchObject({
      refused: 'time/in-the-future',
    });
  });

  test('with a village is the affair of those who may know of its sources', () => {
    expect(ask('contact.heard', dutyOfficer, withVillage, { heardAt: isoOf(night) })).toEqual({
      refused: 'contact/not-found',
    });
    expect(ask('contact.heard', dutyOfficer, withBase, { heardAt: isoOf(night) })).toHaveProperty('data');
    expect(ask('contact.schedule', dutyOfficer, undefined, { ...hf, community: 'ntoto' })).toMatchObject({
      refused: 'act/not-yours',
    });
    expect(ask('contact.schedule', assistant, undefined, { ...hf, community: 'ntoto' })).toHaveProperty(
      'data',
    );
  });

  test("is refused for another base's village, and once it is cancelled", () => {
    expect(ask('contact.schedule', assistant, undefined, { ...hf, community: 'kiliba' })).toMatchObject({
      refused: 'place/unknown',
    });
    expect(ask('contact.cancel', sangeAssistant, withVillage, {})).toEqual({ refused: 'contact/not-found' });
    expect(ask('contact.cancel', assistant, { ...withVillage, isCancelled: true }, {})).toEqual({
      refused: 'contact/cancelled',
    });
  });
});
