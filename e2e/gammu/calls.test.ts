import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
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

beforeAll(async () => {
  folder = temporaryFolder();
  modem = await ptyModem();
  watched = watchedChannel(join(folder.path, 'keys'), modem);
  await watched.channel.start();
  await watched.alive();
});

afterAll(async () => {
  await watched.stop();
  await modem.close();
  folder.remove();
});

beforeEach(() => {
  watched.incoming.length = 0;
});

const focalPoint = '+243990000001';

test('B1 a phone that rings is hung up on, and its number comes in as a call', async () => {
  const before = Date.now();
  expect(await modem.ring(focalPoint, { rings: 5 })).toBe(true);
  await until(() => watched.incoming.length === 1);
  expect(watched.incoming[0]).toMatchObject({
    gateway: 'gateway-1',
    kind: 'call',
    from: focalPoint,
    text: null,
    sentAt: null,
  });
  expect(watched.incoming[0]!.receivedAt).toBeGreaterThanOrEqual(before);
});

test('a phone that goes on ringing is one call, and another phone another', async () => {
  const [ringing, other] = ['+243990000003', '+243990000004'];
  await modem.ring(ringing, { rings: 2 });
  await until(() => watched.incoming.length === 1);
  // The daemon passes on one ring in more than five seconds.
  await new Promise((resolve) => setTimeout(resolve, 6_500));
  await modem.ring(ringing, { rings: 2 });
  await new Promise((resolve) => setTimeout(resolve, 6_500));
  await modem.ring(other, { rings: 2 });
  await until(() => watched.incoming.length === 2);
  expect(watched.incoming.map((call) => call.from)).toEqual([ringing, other]);
});

test('a call that withholds its number is a call from nobody', async () => {
  await modem.ring('', { rings: 2 });
  await until(() => watched.incoming.length === 1);
  expect(watched.incoming[0]).toMatchObject({ kind: 'call', from: '' });
});

test("the centre's time is read in its own zone, a sender's name as it is, and a long message as one", async () => {
  const sentAt = new Date('2026-11-20T09:30:15Z');
  modem.sms(focalPoint, 'Attaque à Kibua {maintenant}', { sentAt, zoneQuarters: 8 });
  modem.sms('Airtel', 'Promo');
  modem.sms(focalPoint, 'Watu wengi wanakimbia. '.repeat(12), { sentAt, zoneQuarters: 8 });
  await until(() => watched.incoming.length === 3);
  expect(watched.incoming.map(({ from, text }) => [from, text])).toEqual([
    [focalPoint, 'Attaque à Kibua {maintenant}'],
    ['Airtel', 'Promo'],
    [focalPoint, 'Watu wengi wanakimbia. '.repeat(12)],
  ]);
  expect(watched.incoming[0]!.sentAt).toBe(sentAt.getTime());
  await until(() => modem.stored() === 0);
});
