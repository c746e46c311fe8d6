import { expect, test } from 'vitest';
import { giveUpAfterMs } from '../outgoing-text.ts';
import { stateOf, type TextInSpool, type TriedPart } from './delivery-states.ts';

const queuedAt = Date.parse('2026-11-20T09:30:00Z');
const now = queuedAt + 60_000;

const part = (status: string, fields: Partial<TriedPart> = {}): TriedPart => ({
  status,
  statusCode: -1,
  sentAt: '2026-11-20 09:30:10',
  deliveredAt: null,
  ...fields,
});

const text = (fields: Partial<TextInSpool>): TextInSpool => ({
  id: 'a',
  outboxId: 1,
  queuedAt,
  waits: false,
  isWithdrawn: false,
  tried: [],
  ...fields,
});

test('a text that waits is handed over, one that the network has is sent, one that arrived is delivered', () => {
  expect(stateOf(text({ waits: true }), now, true)).toEqual({ id: 'a', state: 'handed', at: queuedAt });
  expect(stateOf(text({ tried: [part('SendingOK')] }), now, true)).toEqual({
    id: 'a',
    state: 'sent',
    at: Date.parse('2026-11-20T09:30:10Z'),
  });
  const arrived = part('DeliveryOK', { deliveredAt: '2026-11-20 09:30:40' });
  expect(stateOf(text({ tried: [arrived] }), now, true)).toEqual({
    id: 'a',
    state: 'delivered',
    at: Date.parse('2026-11-20T09:30:40Z'),
  });
});

test("a time of the network's that cannot be is replaced by now", () => {
  for (const deliveredAt of ['2019-01-01 00:00:00', '2031-01-01 00:00:00', '0000-00-00 00:00:00', null]) {
    expect(stateOf(text({ tried: [part('DeliveryOK', { deliveredAt })] }), now, true).at).toBe(now);
  }
});

test('a text in parts is sent when all are, delivered when all are, and failed when one is', () => {
  const states = (...statuses: string[]) =>
    stateOf(text({ tried: statuses.map((status) => part(status)) }), now, true).state;
  expect(stateOf(text({ waits: true, tried: [part('SendingOK')] }), now, true).state).toBe('handed');
  expect(states('SendingOK', 'DeliveryOK')).toBe('sent');
  expect(states('DeliveryPending', 'DeliveryUnknown')).toBe('sent');
  expect(states('DeliveryOK', 'DeliveryOK')).toBe('delivered');
  expect(states('DeliveryOK', 'DeliveryFailed')).toBe('failed');
});

test.each([
  [21, 'refused'],
  [28, 'refused'],
  [195, 'refused'],
  [38, 'no-network'],
  [331, 'no-network'],
  [332, 'no-network'],
  [500, 'unknown'],
  [-1, 'unknown'],
])('error %i of a modem means %s', (statusCode, cause) => {
  expect(stateOf(text({ tried: [part('SendingError', { statusCode })] }), now, true)).toMatchObject({
    state: 'failed',
    cause,
  });
});

test('what was withdrawn failed by the gateway if that is dead, and after three days for want of a report', () => {
  expect(stateOf(text({ waits: true, isWithdrawn: true }), now, false)).toMatchObject({
    cause: 'gateway-dead',
  });
  expect(stateOf(text({ waits: true, isWithdrawn: true }), now, true)).toMatchObject({ cause: 'unknown' });
  expect(stateOf(text({ tried: [part('SendingOK')] }), queuedAt + giveUpAfterMs, true)).toMatchObject({
    state: 'failed',
    cause: 'no-report',
  });
});

test('a text that could not be sent at all was refused, and one that vanished failed', () => {
  expect(stateOf(text({ outboxId: 0 }), now, true)).toMatchObject({ state: 'failed', cause: 'refused' });
  expect(stateOf(text({}), now, true)).toMatchObject({ state: 'failed', cause: 'unknown' });
});
