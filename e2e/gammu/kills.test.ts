import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  dummyModem,
  ptyModem,
  recordSent,
  temporaryFolder,
  until,
  watchedChannel,
  type PtyModem,
  type WatchedChannel,
} from './index.ts';

let folder: ReturnType<typeof temporaryFolder>;
let keys: string;
let opened: WatchedChannel[];
let modem: PtyModem | undefined;

const open = (...given: Parameters<typeof watchedChannel>) => {
  const watched = watchedChannel(...given);
  opened.push(watched);
  return watched;
};

const kill = (watched: WatchedChannel) => {
  for (const pid of watched.daemons()) process.kill(pid, 'SIGKILL');
};

beforeEach(() => {
  folder = temporaryFolder();
  keys = join(folder.path, 'keys');
  opened = [];
});

afterEach(async () => {
  for (const { channel } of opened) await channel.stop();
  for (const watched of opened) await watched.stop();
  await modem?.close();
  modem = undefined;
  folder.remove();
});

const assistant = '+243990000010';

test('a daemon killed in mid-queue comes back, and every text goes out, none twice', async () => {
  const dummy = dummyModem(folder.path);
  const watched = open(keys, { device: dummy.device, connection: 'none', dummy: true });
  await watched.channel.start();
  const record = recordSent(watched.spoolFolder);
  const ids = Array.from({ length: 12 }, () => randomUUID());
  for (const [index, id] of ids.entries()) {
    await watched.channel.send({
      id,
      to: `+2439900001${10 + index}`,
      text: `Alerte ${index}`,
      urgent: false,
    });
  }
  for (const enough of [3, 7]) {
    await until(() => ids.filter((id) => watched.stateOf(id)?.state === 'sent').length >= enough);
    kill(watched);
  }
  await until(() => ids.every((id) => watched.stateOf(id)?.state === 'sent'));
  expect(
    record
      .texts()
      .map((text) => text.id)
      .sort(),
  ).toEqual(ids.sort());
  record.close();
  expect(watched.channel.health().restarts).toBe(2);
});

test('messages that come while the daemon is being killed all come in, each once', async () => {
  const dummy = dummyModem(folder.path);
  const watched = open(keys, { device: dummy.device, connection: 'none', dummy: true });
  await watched.channel.start();
  const texts = Array.from({ length: 300 }, (_, index) => `Kibua ${index}`);
  for (const [index, text] of texts.entries()) {
    dummy.deliver({ from: '+243990000001', text });
    if (index % 100 === 50) {
      await until(() => watched.incoming.length > index - 40);
      kill(watched);
    }
  }
  await until(() => watched.incoming.length >= texts.length);
  await delay(1_500);
  expect(watched.incoming.map((message) => message.text).sort()).toEqual(texts.sort());
});

test('a message that the daemon had no time to delete in the modem is read again, and comes in once', async () => {
  modem = await ptyModem();
  const watched = open(keys, modem);
  await watched.channel.start();
  await watched.alive();
  modem.holdDeletions(true);
  modem.sms('+243990000001', 'Kibua');
  await until(() => watched.incoming.length === 1);
  kill(watched);
  modem.holdDeletions(false);
  await until(() => watched.log.some((line) => line.event === 'gammu.read-again'));
  await until(() => modem!.stored() === 0);

  expect(watched.incoming).toHaveLength(1);
  modem.sms('+243990000001', 'Kibua');
  await until(() => watched.incoming.length === 2);
});

test('a text whose fate is unknown when the daemon dies is sent again, and no more than once', async () => {
  modem = await ptyModem();
  const watched = open(keys, modem);
  await watched.channel.start();
  modem.onSend(() => ({ heldUntil: new Promise(() => {}) }));
  const [doubtful, waiting] = [randomUUID(), randomUUID()];
  await watched.channel.send({ id: doubtful, to: assistant, text: 'Alerte 4711', urgent: true });
  await watched.channel.send({ id: waiting, to: assistant, text: 'Merci', urgent: false });
  for (const times of [1, 2]) {
    await until(() => modem!.sent().length === times);
    kill(watched);
  }
  modem.onSend(() => 'taken');
  await until(() => watched.stateOf(doubtful)?.state === 'failed');
  await until(() => watched.stateOf(waiting)?.state === 'sent');
  expect(watched.stateOf(doubtful)).toMatchObject({ cause: 'unknown' });
  expect(modem.sent().map((sent) => sent.text)).toEqual(['Alerte 4711', 'Alerte 4711', 'Merci']);
});

/** Starts a channel in another process and kills that; the daemon lives on. */
const leaveDaemonBehind = async (watched: WatchedChannel, device: string) => {
  const settings = { spoolDir: watched.spoolFolder, runDir: join(folder.path, 'run'), device };
  const program = join(import.meta.dirname, 'channel-in-a-process.ts');
  const node = spawn(process.execPath, [program, JSON.stringify(settings)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(node.stdout, 'data');
  node.kill('SIGKILL');
  await once(node, 'exit');
  return watched.daemons();
};

test('a daemon that outlived a killed node is adopted, and what it took in meanwhile is there', async () => {
  const dummy = dummyModem(folder.path);
  const watched = open(keys, { device: dummy.device, connection: 'none', dummy: true });
  const daemons = await leaveDaemonBehind(watched, dummy.device);
  expect(daemons).toHaveLength(1);
  dummy.deliver({ from: '+243990000001', text: 'Kibua' });
  await delay(1_500);

  await watched.channel.start();
  await until(() => watched.incoming.length === 1);
  expect(watched.daemons()).toEqual(daemons);
  expect(watched.log.map((line) => line.event)).toContain('gammu.daemon-adopted');
});

test('a daemon that outlived a killed node with another configuration is replaced', async () => {
  const [former, present] = ['former', 'present'].map((name) => dummyModem(join(folder.path, name)));
  const watched = open(keys, { device: present!.device, connection: 'none', dummy: true });
  const daemons = await leaveDaemonBehind(watched, former!.device);
  await watched.channel.start();
  present!.deliver({ from: '+243990000001', text: 'Kibua' });
  await until(() => watched.incoming.length === 1);
  expect(watched.daemons()).toHaveLength(1);
  expect(watched.daemons()).not.toEqual(daemons);
});

test('two gateways on one device never have two daemons', async () => {
  const dummy = dummyModem(folder.path);
  const device = { device: dummy.device, connection: 'none', dummy: true };
  const first = open(keys, device, { gateway: 'gateway-1' });
  const second = open(keys, device, { gateway: 'gateway-2' });
  await first.channel.start();
  await second.channel.start();
  await until(() => second.log.some((line) => line.event === 'gammu.device-held'));
  expect(first.daemons()).toHaveLength(1);
  expect(second.daemons()).toHaveLength(0);
});

test('a stop in the middle of a queue lets what is being sent finish, and the rest waits for the next start', async () => {
  modem = await ptyModem();
  const watched = open(keys, modem);
  await watched.channel.start();
  const ids = Array.from({ length: 4 }, () => randomUUID());
  for (const id of ids) await watched.channel.send({ id, to: assistant, text: id, urgent: false });
  await until(() => modem!.sent().length === 1);
  await watched.channel.stop();
  expect(modem.sent().length).toBeLessThan(4);

  const again = open(keys, modem);
  await again.channel.start();
  await until(() => ids.every((id) => (again.stateOf(id) ?? watched.stateOf(id))?.state === 'sent'));
  expect(
    modem
      .sent()
      .map((sent) => sent.text)
      .sort(),
  ).toEqual(ids.sort());
});
