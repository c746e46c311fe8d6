import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  ptyModem,
  temporaryFolder,
  until,
  watchedChannel,
  type PtyModem,
  type WatchedChannel,
} from './index.ts';

let folder: ReturnType<typeof temporaryFolder>;
let modem: PtyModem;
let watched: WatchedChannel;
let clockAheadMs = 0;
/** How many states the node is yet to refuse. */
let refusals = 0;
let numbers = 0;

/** Each test has people of its own. */
let assistant: string;
let commander: string;

beforeAll(async () => {
  folder = temporaryFolder();
  modem = await ptyModem();
  watched = watchedChannel(join(folder.path, 'keys'), modem, {
    now: () => Date.now() + clockAheadMs,
    events: {
      delivery: async (state) => {
        if (refusals-- > 0) throw new Error('the database is away');
        watched.states.push(state);
      },
    },
  });
  await watched.channel.start();
  await watched.alive();
});

afterAll(async () => {
  await watched.stop();
  await modem.close();
  folder.remove();
});

beforeEach(() => {
  [assistant, commander] = [nextNumber(), nextNumber()];
  refusals = 0;
});

afterEach(() => modem.onSend(() => 'taken'));

const nextNumber = () => `+2439900${String(++numbers).padStart(5, '0')}`;

const send = async (to: string, text: string, options: { urgent?: boolean; sendBefore?: number } = {}) => {
  const id = randomUUID();
  await watched.channel.send({ id, to, text, urgent: false, ...options });
  return id;
};

const sentTo = (...people: string[]) => modem.sent().filter((sent) => people.includes(sent.to));
const stateOf = (id: string) => watched.stateOf(id);

/** Stops the daemon where it is while the work is done, as a modem that does not answer would. */
const whileHalted = async (work: () => Promise<void>) => {
  const [daemon] = watched.daemons();
  process.kill(daemon!, 'SIGSTOP');
  try {
    await work();
  } finally {
    process.kill(daemon!, 'SIGCONT');
  }
};

const rowsOf = (...people: string[]) => {
  const database = new DatabaseSync(join(watched.spoolFolder, 'spool.db'), { timeout: 5_000 });
  try {
    const tables = ['outbox', 'sentitems'].map((table) => `SELECT DestinationNumber AS number FROM ${table}`);
    const rows = database.prepare(tables.join(' UNION ALL ')).all();
    return rows.filter((row) => people.includes(String(row['number'])));
  } finally {
    database.close();
  }
};

test('B19 a text goes out in one part, its report asked for, and is told of until it is delivered', async () => {
  const id = await send(assistant, 'Message reçu. Merci. €{}');
  await until(() => stateOf(id)?.state === 'sent');
  const [sent] = sentTo(assistant);
  expect(sent).toMatchObject({ text: 'Message reçu. Merci. €{}', udh: '', asksReport: true });

  modem.report(sent!, 'delivered');
  await until(() => stateOf(id)?.state === 'delivered');
  const told = watched.states.filter((state) => state.id === id);
  expect(told.map((state) => state.state)).toEqual(['handed', 'sent', 'delivered']);
  await until(() => rowsOf(assistant).length === 0);
});

test('a text that the network reports as failed is told as failed', async () => {
  const first = await send(assistant, 'Alerte 4711');
  const second = await send(commander, 'Alerte 4711');
  await until(() => stateOf(second)?.state === 'sent');
  modem.report(sentTo(commander)[0]!, 'failed');
  await until(() => stateOf(second)?.state === 'failed');
  expect(stateOf(second)).toMatchObject({ cause: 'refused' });
  expect(stateOf(first)?.state).toBe('sent');
});

test('a text that the modem turns down is told as failed, with what the network said', async () => {
  modem.onSend(({ to }) => ({ error: to === assistant ? 21 : 331 }));
  const refused = await send(assistant, 'Alerte 4711');
  const unreachable = await send(commander, 'Alerte 4711');
  await until(() => stateOf(refused)?.state === 'failed' && stateOf(unreachable)?.state === 'failed');
  expect(stateOf(refused)).toMatchObject({ cause: 'refused' });
  expect(stateOf(unreachable)).toMatchObject({ cause: 'no-network' });
  await until(() => rowsOf(assistant, commander).length === 0);
});

test('an urgent text goes ahead of those that wait', async () => {
  const ids: string[] = [];
  await whileHalted(async () => {
    for (let index = 0; index < 3; index += 1) ids.push(await send(assistant, `Bulletin ${index}`));
    ids.push(await send(commander, 'Alerte 4711', { urgent: true }));
  });
  await until(() => ids.every((id) => stateOf(id)?.state === 'sent'));
  // One may have been on its way when the daemon was halted; the urgent one is the next at the latest.
  expect(sentTo(assistant, commander).findIndex((sent) => sent.to === commander)).toBe(0);
});

test('a text longer than one part goes out in parts that join again', async () => {
  const long = 'Le poste est ouvert. '.repeat(15);
  const signs = 'Kituo kimefunguliwa ✓ '.repeat(8);
  const [first, second] = [await send(assistant, long), await send(commander, signs)];
  await until(() => stateOf(first)?.state === 'sent' && stateOf(second)?.state === 'sent');
  const textOf = (person: string) =>
    sentTo(person)
      .map((part) => part.text)
      .join('');
  expect([textOf(assistant), textOf(commander)]).toEqual([long, signs]);
  expect(sentTo(assistant).map((part) => part.udh.slice(8))).toEqual(['0301', '0302', '0303']);

  const [one, two, three] = sentTo(assistant);
  modem.report(one!, 'delivered');
  modem.report(two!, 'delivered');
  modem.report(sentTo(commander)[0]!, 'failed');
  await until(() => stateOf(second)?.state === 'failed');
  expect(stateOf(first)?.state).toBe('sent');
  modem.report(three!, 'delivered');
  await until(() => stateOf(first)?.state === 'delivered');
});

test('asked twice to send a text, the gateway sends it once, and tells again how far it is', async () => {
  const message = { id: randomUUID(), to: assistant, text: 'Alerte 4711', urgent: true };
  await Promise.all([watched.channel.send(message), watched.channel.send(message)]);
  await until(() => stateOf(message.id)?.state === 'sent');
  watched.states.length = 0;
  await watched.channel.send(message);
  await until(() => stateOf(message.id)?.state === 'sent');

  modem.report(sentTo(assistant)[0]!, 'delivered');
  await until(() => stateOf(message.id)?.state === 'delivered');
  watched.states.length = 0;
  await watched.channel.send(message);
  expect(stateOf(message.id)?.state).toBe('delivered');
  expect(sentTo(assistant)).toHaveLength(1);
});

test('a state that the node could not take is told again', async () => {
  refusals = 2;
  const id = await send(assistant, 'Merci');
  await until(() => stateOf(id)?.state === 'sent');
  expect(watched.log.some((line) => line.event === 'gammu.state-refused')).toBe(true);
});

test('what cannot be sent at all is told as refused, not sent as something else', async () => {
  const ids = [
    await send('Orange', 'Merci'),
    await send(assistant, ''),
    await send(assistant, 'z'.repeat(9_000)),
  ];
  await until(() => ids.every((id) => stateOf(id)?.state === 'failed'));
  expect(ids.map((id) => stateOf(id)?.cause)).toEqual(['refused', 'refused', 'refused']);
});

test('the gateway says how it is', async () => {
  const health = watched.channel.health();
  expect(health).toMatchObject({ gateway: 'gateway-1', isAlive: true, restarts: 0, waiting: 0 });
  expect(health).toMatchObject({ operator: '63001', signalPercent: 63 });
});

test('a page that is stale before the gateway could send it does not go out', async () => {
  let [stale, lasting] = ['', ''];
  await whileHalted(async () => {
    stale = await send(assistant, 'Alerte 4711', { urgent: true, sendBefore: Date.now() + 30_000 });
    lasting = await send(commander, 'Merci');
    clockAheadMs = 31_000;
    await until(() => stateOf(stale)?.state === 'failed');
  });
  await until(() => stateOf(lasting)?.state === 'sent');
  expect(sentTo(assistant, commander).map((sent) => sent.to)).toEqual([commander]);
});

test('after three days without a report nothing of a text is left, and the node is told', async () => {
  const id = await send(assistant, 'Merci');
  await until(() => stateOf(id)?.state === 'sent');
  clockAheadMs += 72 * 3_600_000;
  await until(() => stateOf(id)?.state === 'failed');
  expect(stateOf(id)).toMatchObject({ cause: 'no-report' });
  await until(() => rowsOf(assistant).length === 0);
});
