// The kannel.conf of docs/operating.md, as it stands there, drives an imitation of a USB modem. EXERCISE.
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { eventually } from '../eventually.ts';
import { ptyModem, type PtyModem } from '../gammu/index.ts';
import { credentials, freePorts, RealKannel, WatchedKannel } from './index.ts';

const page = readFileSync(join(import.meta.dirname, '../../docs/operating.md'), 'utf8');
let kannel: RealKannel;
let modem: PtyModem;
let watched: WatchedKannel;

beforeEach(async () => {
  kannel = new RealKannel();
  modem = await ptyModem();
});
afterEach(async () => {
  await watched.stop();
  await kannel.stop();
  await modem.close();
});

/** The file of the manual with this machine's modem, ports, passwords and door. */
function fromTheManual(ports: { admin: string; smsbox: number; send: string }, service: string): string {
  const written = /```\n(group = core\n[^`]*)```/.exec(page)?.[1] ?? '';
  const groups = written.trim().split('\n\n');
  // What the node writes is what the manual shows, but for port and secret.
  const shown = groups.pop() ?? '';
  const plain = (text: string) =>
    text
      .replace(/^#.*\n/, '')
      .replace(/kannel-1:[^@]+@127\.0\.0\.1:\d+/, 'DOOR')
      .trim();
  expect(plain(service)).toBe(plain(shown));
  return [...groups, service]
    .join('\n\n')
    .replace('admin-port = 13000', `admin-port = ${ports.admin}`)
    .replace('smsbox-port = 13001', `smsbox-port = ${ports.smsbox}`)
    .replace('sendsms-port = 13013', `sendsms-port = ${ports.send}`)
    .replace('sms-resend-freq = 30', 'sms-resend-freq = 1')
    .replace('CHOOSE-ANOTHER', credentials.statusPassword)
    .replace('CHOOSE-A-THIRD', credentials.password)
    .replace('/dev/ttyUSB0', modem.device)
    .replace('/var/spool/kannel/store', join(kannel.folder, 'store'));
}

test('texts come in and go out over the modem, and the report of the network is told', async () => {
  await kannel.reservePorts();
  const [door, smsbox] = (await freePorts(2)) as [number, number];
  watched = new WatchedKannel(kannel, door, {});
  await watched.openDoor();
  await watched.channel.start();
  const ports = { admin: new URL(kannel.statusUrl).port, smsbox, send: new URL(kannel.sendUrl).port };
  kannel.writeConfig(fromTheManual(ports, await watched.serviceGroup()));
  await kannel.startBearerbox();
  await kannel.startSmsbox();
  await watched.alive();

  modem.sms('+243000000231', 'Été, forêt', { sentAt: new Date('2026-11-24T09:30:00Z'), zoneQuarters: 8 });
  await eventually(() => watched.incoming.length === 1);
  expect(watched.incoming[0]).toMatchObject({
    from: '+243000000231',
    text: 'Été, forêt',
    sentAt: Date.parse('2026-11-24T09:30:00Z'),
  });

  const [id, refused] = [randomUUID(), randomUUID()];
  const to = '+243000000001';
  await watched.channel.send({ id, to, text: 'Rappelle-moi stp. 47', urgent: true });
  await eventually(() => watched.stateOf(id)?.state === 'sent');
  expect(modem.sent()[0]).toMatchObject({ to, text: 'Rappelle-moi stp. 47', asksReport: true });
  modem.report(modem.sent()[0]!, 'delivered');
  await eventually(() => watched.stateOf(id)?.state === 'delivered');

  modem.onSend(() => ({ error: 28 }));
  await watched.channel.send({ id: refused, to, text: 'EXERCISE', urgent: true });
  await eventually(() => watched.stateOf(refused)?.state === 'failed');
  expect(watched.stateOf(refused)).toMatchObject({ cause: 'refused' });
  expect(modem.sent()).toHaveLength(1);
});
