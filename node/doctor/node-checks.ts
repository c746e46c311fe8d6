// What the database tells of a node's state: its log, its clock, its gateways, who is on duty.
import { existsSync } from 'node:fs';
import { gapsOf, type Seat } from '@ulinzi/domain/people';
import { rosterLookAhead } from '@ulinzi/domain/registers';
import type { Client } from 'pg';
import { type BackupRecord } from '../backup/index.ts';
import { GammuCannot, installedGammu } from '../channels/index.ts';
import { isSignedBy, readHeads, readPublicKey } from '../log/index.ts';
import { hashAt, type LogSeen, type Registers } from './doctor-store.ts';
import { finding, type Finding } from './finding.ts';

/** Less than this the wall may stand before the newest entry: two programs read it one after the other. */
const clockToleranceMs = 60_000;
const backupTermMs = 26 * 3_600_000;

export function checkClock({ lastRecorded }: LogSeen, wall: number): Finding[] {
  if (lastRecorded === null || wall >= lastRecorded - clockToleranceMs) return [];
  return [finding('clock-behind', { last: new Date(lastRecorded).toISOString() })];
}

/** Holds the newest signed head against the log; `ulinzi verify` reads all of it. */
export async function checkHead(client: Client, keysDir: string): Promise<Finding[]> {
  const publicKey = readPublicKey(keysDir);
  const head = readHeads(keysDir)
    .reverse()
    .find((one) => publicKey !== null && isSignedBy(one, publicKey));
  if (!head) return [finding('no-head')];
  const hash = await hashAt(client, head.position);
  if (hash === null) return [finding('log-cut-off', { position: head.position })];
  return hash === head.hash ? [] : [finding('log-unsound', { position: head.position })];
}

/** An exercise needs no backup, unless somebody has begun to make them. */
export function checkBackups(record: BackupRecord, kind: string | null, wall: number): Finding[] {
  if (record.recipient === undefined) return kind === 'real' ? [finding('no-backup-key')] : [];
  const hours = (at: number) => Math.floor((wall - at) / 3_600_000);
  const found: Finding[] = [];
  if (!record.log) found.push(finding('no-log-backup'));
  else if (wall - record.log.at > backupTermMs)
    found.push(finding('old-log-backup', { hours: hours(record.log.at), dir: record.log.to }));
  if (!record.keys) found.push(finding('no-keys-backup'));
  else if (wall - record.keys.at > backupTermMs)
    found.push(finding('old-keys-backup', { hours: hours(record.keys.at), dir: record.keys.to }));
  return found;
}

export async function checkGateways(
  { gateways }: Registers,
  smsdPath = '/usr/bin/gammu-smsd',
): Promise<Finding[]> {
  if (gateways.length === 0) return [finding('no-gateway')];
  const modems = gateways.filter(({ kind }) => kind === 'gammu');
  if (modems.length === 0) return [];
  const found: Finding[] = [];
  try {
    const { hasDriver } = await installedGammu(smsdPath);
    if (!hasDriver) found.push(finding('gammu-driver'));
  } catch (error) {
    if (!(error instanceof GammuCannot)) throw error;
    found.push(finding('gammu', { reason: error.message }));
  }
  for (const { slug, device } of modems)
    if (device !== null && device.startsWith('/') && !existsSync(device))
      found.push(finding('no-device', { gateway: slug, device }));
  return found;
}

/** Times of the next days in which nobody would be rung (B3). */
export function checkDuties({ bases, duties }: Registers, now: number): Finding[] {
  const rosters: [Seat, string][] = [
    ...bases.flatMap(({ slug }): [Seat, string][] => [
      ['assistant', slug],
      ['commander', slug],
    ]),
    ...[...new Set(bases.map(({ province }) => province))].map((province): [Seat, string] => [
      'duty-officer',
      province,
    ]),
  ];
  return rosters.flatMap(([seat, scope]) =>
    gapsOf(duties, seat, scope, now, now + rosterLookAhead).map(({ from, until }) =>
      finding(from <= now ? 'nobody' : 'gap', {
        seat,
        scope,
        from: new Date(from).toISOString(),
        until: new Date(until).toISOString(),
      }),
    ),
  );
}
