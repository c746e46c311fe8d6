// A modem that stops answering while its daemon lives, and one that answers but reaches no network.
import type { GatewayWatch } from '@ulinzi/domain/channels';
import { afterAll, afterEach, expect, test } from 'vitest';
import { type PtyModem, ptyModem } from './pty-modem.ts';
import { temporaryFolder, until, watchedChannel, type WatchedChannel } from './watched-channel.ts';

/** As in use, but in seconds. */
const times = {
  statusSeconds: 2,
  silentMs: 8_000,
  resetMs: 10_000,
  balanceEveryMs: 2_000,
  balancePatienceMs: 4_000,
};

const folder = temporaryFolder();
let modem: PtyModem;
let watched: WatchedChannel;

afterEach(async () => {
  await watched.stop();
  await modem.close();
});
afterAll(() => folder.remove());

test('a modem that hangs is told, started anew, and told to be well when it answers', {
  timeout: 60_000,
}, async () => {
  modem = await ptyModem();
  watched = watchedChannel(folder.path, modem, { times });
  await watched.channel.start();
  await watched.alive();
  expect(watched.channel.health().trouble).toBeNull();
  const [daemon] = watched.daemons();

  modem.hang(true);
  await until(() => watched.channel.health().trouble === 'hung');
  await until(() => watched.log.some(({ event }) => event === 'gammu.daemon-hung'));
  modem.hang(false);
  await until(() => watched.channel.health().trouble === null && watched.channel.health().isAlive);
  expect(watched.daemons()).not.toContain(daemon);
});

test('a balance that does not come resets the modem; one that is low is told', {
  timeout: 60_000,
}, async () => {
  let watch: GatewayWatch | null = { balanceCode: '*123#', lowCredit: 500 };
  modem = await ptyModem();
  watched = watchedChannel(folder.path, modem, { times, watch: () => watch });
  await watched.channel.start();
  await watched.alive();
  await until(() => watched.channel.health().trouble === 'hung');
  await until(() => watched.log.some(({ event }) => event === 'gammu.daemon-ended'));
  modem.answerService('Solde: 120 CDF');
  await until(() => watched.channel.health().trouble === 'no-credit');
  modem.answerService('Solde: 12,500.00 CDF');
  await until(() => watched.channel.health().trouble === null);
  watch = null;
  expect(watched.incoming).toEqual([]);
});
