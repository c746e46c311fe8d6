import { afterEach, beforeEach, expect, test } from 'vitest';
import type { DeliveryState } from '../channel.ts';
import { queueText } from './outbox.ts';
import { spoolInTest, type SpoolInTest } from './spool-in-test.ts';
import { StateTeller } from './state-teller.ts';

let spool: SpoolInTest;

beforeEach(() => (spool = spoolInTest()));
afterEach(() => spool.remove());

test('every one of many texts is told of at once, also of more than are told together', async () => {
  const told: DeliveryState[] = [];
  const teller = new StateTeller(spool.database, {
    gateway: 'gateway-1',
    now: Date.now,
    log: () => {},
    wake: () => {},
    events: { incoming: async () => {}, delivery: async (state) => void told.push(state) },
  });
  for (let index = 0; index < 70; index += 1) {
    const message = { id: `text-${index}`, to: '+243990000010', text: 'Alerte 4711', urgent: false };
    queueText(spool.database, 'gateway-1', message, Date.now());
  }
  for (let step = 0; step < 3; step += 1) {
    teller.step(true);
    await teller.quiet(1_000);
  }
  teller.step(true);
  expect(new Set(told.map((state) => state.id)).size).toBe(70);
  expect(told).toHaveLength(70);
});
