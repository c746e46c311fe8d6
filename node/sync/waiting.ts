// What waited is judged once that is possible: when what it is about has arrived, or at the start of a program that knows
// its act. Permission is that of its arrival.
import type { Receipt } from '@ulinzi/domain/field';
import { isRefusal } from '@ulinzi/domain/kernel';
import type { Pool } from 'pg';
import type { NodeAtWork } from '../app/index.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { isOfNewer } from './item.ts';
import { openItem } from './sealed-item.ts';
import { decideWaiting, lastReceipt, type WaitingRow, waitingRows } from './sync-store.ts';
import { doneAs, type Fate, perform, refusedAs } from './take-in.ts';

/** Judges what this phone sent after a gap that is closed by now. */
export async function judgeAfterGap(
  node: NodeAtWork,
  pool: Pool,
  device: string,
  lowestMissing: number,
): Promise<void> {
  for (const row of await waitingRows(pool, 'not-there', device))
    if (row.n < lowestMissing) await judge(node, pool, row);
}

/** Judges what no program before this one understood. Called at a start, and once the keystore is open. */
export async function judgeNewlyKnown(node: NodeAtWork): Promise<void> {
  const core = node.app.core();
  if (!core || node.app.keystore.isLocked) return;
  for (const row of await waitingRows(core.pool, 'not-known', null))
    await oneAtATime(node.app, row.device, () => judge(node, core.pool, row));
}

async function judge(node: NodeAtWork, pool: Pool, row: WaitingRow): Promise<void> {
  const opened = openItem(node.app.keystore, row.sealed);
  if (!opened) return;
  const { item, actor } = opened;
  const device = node.app.keystore.devices.with(row.device);
  if (isRefusal(item.entry) || isOfNewer(item.entry)) return;
  const publicKey = device?.publicKey ?? new Uint8Array();
  const done = await perform(node, { device: { id: row.device, publicKey }, actor }, item, item.entry);
  if (done === undefined) return;
  const fate: Fate = isRefusal(done) ? refusedAs(item, done) : doneAs(row.n, done);
  const receipt: Receipt = { r: (await lastReceipt(pool, row.device)) + 1, ...fate };
  await decideWaiting(pool, row, receipt);
}
