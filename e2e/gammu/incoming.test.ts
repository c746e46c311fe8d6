import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  dummyModem,
  temporaryFolder,
  until,
  watchedChannel,
  type DummyModem,
  type WatchedChannel,
} from './index.ts';

let folder: ReturnType<typeof temporaryFolder>;
let modem: DummyModem;
let watched: WatchedChannel;

const open = (options?: Parameters<typeof watchedChannel>[2]) => {
  watched = watchedChannel(
    join(folder.path, 'keys'),
    { device: modem.device, connection: 'none', dummy: true },
    options,
  );
  return watched;
};

const rowsOfSpool = (sql: string) => {
  const database = new DatabaseSync(join(watched.spoolFolder, 'spool.db'), { timeout: 5_000 });
  try {
    return database.prepare(sql).all();
  } finally {
    database.close();
  }
};

beforeEach(() => {
  folder = temporaryFolder();
  modem = dummyModem(folder.path);
});

afterEach(async () => {
  await watched.stop();
  folder.remove();
});

const focalPoint = '+243990000001';

test('a text comes through with its accents, its language and its signs as they were written', async () => {
  await open().channel.start();
  const sentAt = new Date('2026-11-20T09:30:15Z');
  const texts = [
    'Attaque à Kibua, on a brûlé des maisons',
    'Watu wengi wanakimbia, tusaidie',
    'Kibua 🔥🔥 ✓',
    'x',
  ];
  for (const text of texts) modem.deliver({ from: focalPoint, text, sentAt });
  await until(() => watched.incoming.length === texts.length);

  expect(watched.incoming.map((message) => message.text)).toEqual(texts);
  for (const message of watched.incoming) {
    expect(message).toMatchObject({
      gateway: 'gateway-1',
      kind: 'text',
      from: focalPoint,
      sentAt: sentAt.getTime(),
    });
    expect(Math.abs(message.receivedAt - Date.now())).toBeLessThan(60_000);
    expect(JSON.parse(Buffer.from(message.raw).toString('utf8'))).toMatchObject({
      source: 'gammu-smsd',
      rows: [{ SenderNumber: focalPoint, ReceivingDateTime: '2026-11-20 09:30:15' }],
    });
  }
  expect(new Set(watched.incoming.map((message) => message.reference)).size).toBe(texts.length);
});

test('what was taken in is no longer in the spool', async () => {
  await open().channel.start();
  modem.deliver({ from: focalPoint, text: 'Kibua' });
  await until(() => watched.incoming.length === 1);
  await until(() => rowsOfSpool('SELECT * FROM inbox').length === 0);
  expect(watched.incoming).toHaveLength(1);
});

test('the parts of a long message are one message, in whatever order they come', async () => {
  await open().channel.start();
  modem.deliver({ from: focalPoint, text: 'tatu 🔥', udh: '0500037A0303' });
  modem.deliver({ from: focalPoint, text: 'moja ', udh: '0500037A0301' });
  await until(() => rowsOfSpool('SELECT * FROM inbox').length === 2);
  expect(watched.incoming).toEqual([]);

  modem.deliver({ from: focalPoint, text: 'mbili ', udh: '0500037A0302' });
  await until(() => watched.incoming.length === 1);
  expect(watched.incoming[0]!.text).toBe('moja mbili tatu 🔥');
});

test('a long message whose rest never comes is handed on after five minutes, and marked', async () => {
  await open().channel.start();
  modem.deliver({ from: focalPoint, text: 'wako kwenye ', udh: '050003110201' });
  await until(() => rowsOfSpool('SELECT * FROM inbox').length === 1);
  rowsOfSpool('UPDATE inbox SET ArrivedAt = ArrivedAt - 240000');
  modem.deliver({ from: '+243990000002', text: 'another' });
  await until(() => watched.incoming.length === 1);
  expect(watched.incoming[0]!.text).toBe('another');

  rowsOfSpool('UPDATE inbox SET ArrivedAt = ArrivedAt - 60000');
  await until(() => watched.incoming.length === 2);
  expect(watched.incoming[1]!.text).toBe('wako kwenye ');
  expect(JSON.parse(Buffer.from(watched.incoming[1]!.raw).toString('utf8'))).toMatchObject({
    incomplete: true,
    partsExpected: 2,
  });
});

test('B1 six hundred messages at once all come in, each once', async () => {
  await open().channel.start();
  const texts = Array.from({ length: 600 }, (_, index) => `Kibua ${index}`);
  for (const text of texts) modem.deliver({ from: focalPoint, text });
  await until(() => watched.incoming.length >= texts.length);
  await until(() => rowsOfSpool('SELECT * FROM inbox').length === 0);
  expect(watched.incoming.map((message) => message.text).sort()).toEqual(texts.sort());
});

test('the same message six hundred times, word for word and second for second, is six hundred', async () => {
  await open().channel.start();
  const sentAt = new Date('2026-11-20T09:30:15Z');
  for (let time = 0; time < 600; time += 1) modem.deliver({ from: focalPoint, text: 'Kibua', sentAt });
  await until(() => watched.incoming.length >= 600);
  await until(() => rowsOfSpool('SELECT * FROM inbox').length === 0);
  expect(new Set(watched.incoming.map((message) => message.reference)).size).toBe(600);
  expect(watched.incoming).toHaveLength(600);
});

test('what the node could not take is handed over again, with the same reference, until it is taken', async () => {
  const refusals: string[] = [];
  const taken: string[] = [];
  await open({
    events: {
      incoming: async (message) => {
        const before = refusals.filter((reference) => reference === message.reference).length;
        if (before < 2) {
          refusals.push(message.reference);
          throw new Error(`the database is away: ${message.text}`);
        }
        taken.push(message.text ?? '');
      },
    },
  }).channel.start();
  for (const text of ['Kibua', 'Ntoto', 'Sake']) modem.deliver({ from: focalPoint, text });
  await until(() => taken.length === 3);
  expect(taken.sort()).toEqual(['Kibua', 'Ntoto', 'Sake']);
  expect(refusals).toHaveLength(6);
  expect(watched.log.filter((line) => line.event === 'gammu.incoming-refused')).toHaveLength(6);
});

test('an answer of the operator, which comes from nobody, is kept aside', async () => {
  await open().channel.start();
  modem.networkAnswer('Solde: 500 FC');
  await until(() => rowsOfSpool('SELECT * FROM aside').length === 1);
  modem.deliver({ from: focalPoint, text: 'Kibua' });
  await until(() => watched.incoming.length === 1);
  expect(watched.incoming[0]!.text).toBe('Kibua');
});

test('what came in while the node was away waits for it', async () => {
  await open().channel.start();
  await watched.channel.stop();
  modem.deliver({ from: focalPoint, text: 'Kibua' });
  await open().channel.start();
  await until(() => watched.incoming.length === 1);
  expect(watched.incoming[0]!.text).toBe('Kibua');
});
