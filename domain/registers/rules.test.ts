import { describe, expect, test } from 'vitest';
import {
  type Act,
  type DataOf,
  day,
  type Entry,
  hour,
  isoOf,
  isRefusal,
  type Refusal,
} from '../kernel/index.ts';
import { addGateway } from '../channels/index.ts';
import { addCommunity, openBase, setClocks, usualLadder } from '../communities/index.ts';
import { assignDuty, cancelDuty, openPost } from '../people/index.ts';
import { makePromise, settlePromise } from '../promises/index.ts';
import { clearSource, markSourceAtRisk, registerSource, revokeSourcePhone } from '../sources/index.ts';
import type { Actor, RegisterState } from './registers.ts';
import { evolveRegister, registerRules, rosterLookAhead } from './rules.ts';
import * as kibua from './testing/kibua.ts';

const { administrator, assistant, commander, dutyOfficer, headOfOffice, night, node } = kibua;
const { protectionManager, sangeCommander } = kibua;
const registers = kibua.registersOf();
const [ownBase, otherBase] = kibua.bases;

function asks<A extends Act>(actor: Actor, act: A, data: DataOf<A>, state?: RegisterState) {
  const rule = registerRules[act.name];
  if (!rule) throw new Error(`${act.name} has no rule`);
  return rule(state, { data: data as never, bodies: new Set() }, { now: night, actor, registers });
}

function refusal<A extends Act>(
  actor: Actor,
  act: A,
  data: DataOf<A>,
  state?: RegisterState,
): Refusal | null {
  const answer = asks(actor, act, data, state);
  return isRefusal(answer) ? answer : null;
}

function after<A extends Act>(state: RegisterState | undefined, act: A, data: DataOf<A>, at = night) {
  const entry = { act: act.name, data, circle: 3 } as unknown as Entry;
  return evolveRegister(state, entry, at, (slug) => registers.community(slug)?.base ?? '');
}

describe('bases and communities', () => {
  const kalehe = {
    slug: 'kalehe',
    label: 'Kalehe',
    province: 'sk',
    latitude: -2.1,
    longitude: 28.9,
  } as const;

  test('a slug is given once', () => {
    expect(refusal(administrator, openBase, kalehe)).toBeNull();
    expect(refusal(administrator, openBase, { ...kalehe, slug: 'kibua' })?.refused).toBe('slug/taken');
    const village = { slug: 'ntoto', label: 'Ntoto', base: 'kibua', latitude: -1.4, longitude: 28.5 };
    expect(refusal(administrator, addCommunity, village)?.refused).toBe('slug/taken');
    expect(refusal(administrator, addCommunity, { ...village, slug: 'new', base: 'nowhere' })).toEqual({
      refused: 'place/unknown',
      missing: ['base'],
    });
  });

  test('B3 a base starts with the usual ladder, and has its own once that is set', () => {
    const opened = after(undefined, openBase, kalehe);
    expect(opened).toMatchObject({ circle: 3, ladder: usualLadder });
    expect(usualLadder).toEqual({
      acknowledgeMinutes: 5,
      dutyOfficerMinutes: 10,
      decideMinutes: 30,
      feedbackHours: 24,
    });
    const own = { acknowledgeMinutes: 3, dutyOfficerMinutes: 8, decideMinutes: 20, feedbackHours: 12 };
    expect(refusal(administrator, setClocks, own)?.refused).toBe('place/unknown');
    expect(refusal(administrator, setClocks, own, opened)).toBeNull();
    expect(after(opened, setClocks, own)).toMatchObject({ slug: 'kalehe', ladder: own });
  });

  test('B3 a ladder on which the duty officer comes before the commander is refused', () => {
    const turned = { acknowledgeMinutes: 10, dutyOfficerMinutes: 10, decideMinutes: 30, feedbackHours: 24 };
    expect(refusal(administrator, setClocks, turned, ownBase)).toEqual({
      refused: 'act/schema',
      missing: ['dutyOfficerMinutes'],
    });
  });

  test('provincial posts arrange the bases and villages of their province, and of no other', () => {
    const village = { slug: 'new', label: 'New', base: 'kibua', latitude: -1.4, longitude: 28.5 };
    const own = { acknowledgeMinutes: 3, dutyOfficerMinutes: 8, decideMinutes: 20, feedbackHours: 12 };
    expect(refusal(protectionManager, addCommunity, village)).toBeNull();
    expect(refusal(protectionManager, addCommunity, { ...village, base: 'sange' })?.refused).toBe(
      'act/not-yours',
    );
    expect(refusal(headOfOffice, setClocks, own, ownBase)).toBeNull();
    expect(refusal(headOfOffice, setClocks, own, otherBase)?.refused).toBe('act/not-yours');
  });

  test('a gateway belongs to a base that there is', () => {
    const modem = { slug: 'kibua-modem', label: 'Modem', kind: 'gammu', base: 'kibua' } as const;
    expect(refusal(administrator, addGateway, modem)).toBeNull();
    expect(refusal(administrator, addGateway, { ...modem, base: 'nowhere' })?.refused).toBe('place/unknown');
    expect(after(undefined, addGateway, modem)).toMatchObject({
      base: 'kibua',
      device: null,
      connection: null,
    });
  });
});

describe('posts and the roster', () => {
  const turn = {
    seat: 'assistant',
    scope: 'kibua',
    from: isoOf(night),
    until: isoOf(night + 8 * hour),
  } as const;

  test('a post that serves a base has that base, and its province from it', () => {
    const chair = { slug: 'new', label: 'New', role: 'assistant' } as const;
    expect(refusal(administrator, openPost, chair)?.refused).toBe('place/unknown');
    expect(refusal(administrator, openPost, { ...chair, base: 'nowhere' })?.refused).toBe('place/unknown');
    expect(asks(administrator, openPost, { ...chair, base: 'kibua' })).toEqual({
      data: { ...chair, base: 'kibua', province: 'nk' },
    });
    expect(
      refusal(administrator, openPost, { ...chair, slug: 'kibua-assistant', base: 'kibua' })?.refused,
    ).toBe('slug/taken');
    expect(
      refusal(administrator, openPost, { slug: 'kinshasa', label: 'K', role: 'mission-analyst' }),
    ).toBeNull();
    expect(after(undefined, openPost, { ...chair, base: 'kibua' })).toMatchObject({
      language: 'fr',
      province: null,
    });
  });

  test('B3 a turn is for a post that may hold the seat, at its own base or province', () => {
    const wrong = (data: Partial<DataOf<typeof assignDuty>> & { post: string }) =>
      refusal(administrator, assignDuty, { ...turn, ...data })?.refused;
    expect(wrong({ post: 'kibua-assistant' })).toBeUndefined();
    expect(wrong({ post: 'kibua-commander' })).toBeUndefined();
    expect(wrong({ post: 'nobody-here' })).toBe('post/unknown');
    expect(wrong({ post: 'sange-assistant' })).toBe('duty/wrong-seat');
    expect(wrong({ post: 'nk-duty' })).toBe('duty/wrong-seat');
    expect(wrong({ post: 'nk-duty', seat: 'duty-officer', scope: 'nk' })).toBeUndefined();
    expect(wrong({ post: 'nk-duty', seat: 'duty-officer', scope: 'sk' })).toBe('duty/wrong-seat');
    expect(wrong({ post: 'kibua-assistant', seat: 'commander' })).toBe('duty/wrong-seat');
    expect(wrong({ post: 'kibua-assistant', until: turn.from })).toBe('duty/ends-before-it-starts');
  });

  test('a commander arranges the roster of his own base, a duty officer that of the province', () => {
    const ours = { ...turn, post: 'kibua-assistant' };
    expect(refusal(commander, assignDuty, ours)).toBeNull();
    expect(refusal(dutyOfficer, assignDuty, ours)).toBeNull();
    expect(refusal(sangeCommander, assignDuty, ours)?.refused).toBe('act/not-yours');
    const assigned = after(undefined, assignDuty, ours);
    expect(refusal(commander, cancelDuty, {}, assigned)).toBeNull();
    expect(refusal(sangeCommander, cancelDuty, {}, assigned)?.refused).toBe('act/not-yours');
    expect(refusal(commander, cancelDuty, {})?.refused).toBe('duty/not-found');
  });

  test('a turn that is cancelled ends then; one that is over stays as it was', () => {
    const assigned = after(undefined, assignDuty, { ...turn, post: 'kibua-assistant' });
    expect(after(assigned, cancelDuty, {}, night + 2 * hour)).toMatchObject({ until: night + 2 * hour });
    expect(after(assigned, cancelDuty, {}, night + 20 * hour)).toMatchObject({ until: night + 8 * hour });
  });

  test('B3 gaps are shown 72 hours ahead', () => {
    expect(rosterLookAhead).toBe(3 * day);
  });
});

describe('sources', () => {
  const source = {
    province: 'nk',
    digits: '0231',
    community: 'ntoto',
    regime: 'confidential',
    language: 'fr',
    wantsAcknowledgement: false,
  } as const;
  const registered = after(undefined, registerSource, source);

  test('an Assistant registers and touches those of her own base; of others she learns nothing', () => {
    expect(refusal(assistant, registerSource, source)).toBeNull();
    expect(refusal(assistant, registerSource, { ...source, community: 'kiliba' })?.refused).toBe(
      'act/not-yours',
    );
    expect(refusal(assistant, registerSource, { ...source, community: 'nowhere' })?.refused).toBe(
      'place/unknown',
    );
    expect(refusal(assistant, markSourceAtRisk, { cause: 'reported' }, registered)).toBeNull();
    const missing = refusal(assistant, markSourceAtRisk, { cause: 'reported' });
    expect(refusal(kibua.sangeAssistant, markSourceAtRisk, { cause: 'reported' }, registered)).toEqual(
      missing,
    );
    expect(missing).toEqual({ refused: 'source/not-found' });
  });

  test('C1 at risk until a custodian clears it; a revoked phone stays revoked', () => {
    const atRisk = after(registered, markSourceAtRisk, { cause: 'someone-else-answered' });
    expect(atRisk).toMatchObject({ isAtRisk: true });
    expect(clearSource.who).toEqual(['custodian', 'node']);
    expect(after(atRisk, clearSource, {})).toMatchObject({ isAtRisk: false });
    const revoked = after(atRisk, revokeSourcePhone, { cause: 'seized' });
    expect(after(revoked, clearSource, {})).toMatchObject({ isAtRisk: false, isPhoneRevoked: true });
  });
});

describe('B20 promises', () => {
  const promise = { community: 'ntoto', kind: 'patrol', due: isoOf(night + day) } as const;

  test('are made to a village of the own base, for a date to come', () => {
    expect(refusal(assistant, makePromise, promise)).toBeNull();
    expect(refusal(kibua.sangeAssistant, makePromise, promise)?.refused).toBe('act/not-yours');
    expect(refusal(assistant, makePromise, { ...promise, community: 'nowhere' })?.refused).toBe(
      'place/unknown',
    );
    expect(refusal(assistant, makePromise, { ...promise, due: isoOf(night) })).toEqual({
      refused: 'time/in-the-past',
      missing: ['due'],
    });
  });

  test('are settled once, by the base that made them or its province', () => {
    const made = after(undefined, makePromise, promise);
    expect(made).toMatchObject({ base: 'kibua', settled: null });
    const kept = { result: 'kept', told: 'yes' } as const;
    expect(refusal(assistant, settlePromise, kept, made)).toBeNull();
    expect(refusal(dutyOfficer, settlePromise, kept, made)).toBeNull();
    expect(refusal(sangeCommander, settlePromise, kept, made)).toEqual(
      refusal(sangeCommander, settlePromise, kept),
    );
    expect(refusal(assistant, settlePromise, kept, after(made, settlePromise, kept))?.refused).toBe(
      'promise/settled',
    );
  });
});

test('what no register knows changes nothing', () => {
  expect(
    evolveRegister(otherBase, { act: 'alert.close', data: {} } as unknown as Entry, night, () => ''),
  ).toBe(otherBase);
  expect(
    refusal(node, openBase, { slug: 'sange', label: 'S', province: 'sk', latitude: 0, longitude: 0 })
      ?.refused,
  ).toBe('slug/taken');
});
