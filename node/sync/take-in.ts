// Takes in what a phone has sent: each entry alone, performed in the name of its post as that stands now. What is refused
// is kept, sealed; what cannot be judged yet waits. Nothing is done twice, and nothing is lost.
import type { FieldEntry, Receipt } from '@ulinzi/domain/field';
import { isRefusal, type Refusal, refusalStatus, refuse } from '@ulinzi/domain/kernel';
import { performAct, type Performed } from '../acts/index.ts';
import { type App, errorFields, type NodeAtWork } from '../app/index.ts';
import { onTime } from './clock-of-phone.ts';
import { isOfNewer, isOwn, type Numbered, requestOf, type Sender } from './item.ts';
import { type ItemRow, itemsOf, type KeptRow, lastReceipt, writeItems } from './sync-store.ts';
import { sealItem } from './sealed-item.ts';

/** Not the entry's fault: the phone keeps it and sends it again. */
const notNow: readonly string[] = ['node/not-durable', 'node/clock-in-doubt', 'node/locked', 'node/starting'];

/** What became of one entry; `r` is given when it is written. */
export type Fate = Omit<Receipt, 'r'>;

export interface Arrived {
  readonly sender: Sender;
  readonly items: readonly Numbered[];
  /** Up to which receipt the phone has them. */
  readonly have: number;
  /** Numbers that are on their way yet; the lowest, or Infinity. */
  readonly lowestMissing: number;
  /** How far the phone's clock is behind the node's. */
  readonly behindMs: number;
}

/** Gives the numbers of what had been taken in before: their receipts are given again. */
export async function takeIn(node: NodeAtWork, arrived: Arrived): Promise<Set<number>> {
  const core = node.app.core();
  const { sender, items, have, lowestMissing, behindMs } = arrived;
  if (!core || items.length === 0) return new Set();
  const device = sender.device.id;
  const before = new Map(
    (
      await itemsOf(
        core.pool,
        device,
        items.map(({ n }) => n),
      )
    ).map((row) => [row.n, row]),
  );
  const [again, rows, toKeep] = [new Set<number>(), [] as ItemRow[], [] as ToKeep[]];
  // Of a node that was restored the phone may hold later ones than we remember.
  let r = Math.max(await lastReceipt(core.pool, device), have);
  let missing = lowestMissing;
  for (const item of alertsFirst(items)) {
    const known = before.get(item.n) ?? rows.find(({ n }) => n === item.n);
    if (known) {
      again.add(item.n);
      // The number stands for what came first; what comes under it besides is kept apart.
      if (!known.digest.equals(item.digest))
        toKeep.push({ item, state: 'refused', fate: refusedAs(item, refuse('entry/other-bytes')) });
      continue;
    }
    const judged = await judgeItem(node, sender, item, { isAfterGap: item.n > missing, behindMs });
    if (!judged) {
      missing = Math.min(missing, item.n);
      continue;
    }
    const { fate, state } = judged;
    r += 1;
    rows.push({ n: item.n, digest: item.digest, receipt: { r, ...fate } });
    if (state) toKeep.push({ item, state, fate });
  }
  const kept = sealed(node.app, sender, toKeep);
  if (rows.length > 0 || kept.length > 0) await writeItems(core.pool, device, rows, kept);
  return again;
}

interface ToKeep {
  readonly item: Numbered;
  readonly state: KeptRow['state'];
  readonly fate: Fate;
}

/** Sealed and committed in one go: what waits in the keystore goes when the writer gives a batch up. */
function sealed({ keystore, clock }: App, sender: Sender, toKeep: readonly ToKeep[]): KeptRow[] {
  const rows = toKeep.map(({ item, state, fate }) => ({
    ...sealItem(keystore, sender, item),
    n: item.n,
    digest: item.digest,
    state,
    act: isRefusal(item.entry) ? null : item.entry.act,
    reason: fate.refused ?? null,
    fields: fate.fields ?? [],
    arrived: clock.recorded(),
  }));
  keystore.commit();
  return rows;
}

/** A village is not kept waiting by reports (B1); what is about it is in the order in which it was written. */
function alertsFirst(items: readonly Numbered[]): Numbered[] {
  const rank = ({ entry }: Numbered) => (!isRefusal(entry) && entry.act.startsWith('alert.') ? 0 : 1);
  return items.toSorted((one, other) => rank(one) - rank(other) || one.n - other.n);
}

interface Judged {
  readonly fate: Fate;
  /** How it is kept beside the log; absent where it is in there. */
  readonly state?: KeptRow['state'];
}

/** Undefined where nothing can be told of it now: it counts as not arrived. */
async function judgeItem(
  node: NodeAtWork,
  sender: Sender,
  item: Numbered,
  { isAfterGap, behindMs }: { isAfterGap: boolean; behindMs: number },
): Promise<Judged | undefined> {
  const refused = (refusal: Refusal): Judged => ({ fate: refusedAs(item, refusal), state: 'refused' });
  const { entry } = item;
  if (!isOwn(sender, item)) return refused(refuse('device/signature'));
  if (isRefusal(entry)) return refused(entry);
  if (isOfNewer(entry)) return { fate: waitingAs(item.n, entry), state: 'not-known' };
  const done = await perform(node, sender, item, entry, behindMs);
  if (done === undefined) return undefined;
  if (!isRefusal(done)) return { fate: doneAs(item.n, done) };
  // What it is about may be in a request that was lost: it is judged when that has come.
  if (isAfterGap && entry.subject !== null && refusalStatus[done.refused] === 404)
    return { fate: waitingAs(item.n, entry), state: 'not-there' };
  return refused(done);
}

/** Performs an entry that this program understands. Undefined where the node cannot do it now, whatever it is. */
export async function perform(
  node: NodeAtWork,
  sender: Sender,
  item: Numbered,
  entry: FieldEntry,
  behindMs = 0,
): Promise<Performed | Refusal | undefined> {
  const request = requestOf(sender, item, entry);
  if (isRefusal(request)) return request;
  try {
    const done = await performAct(node, onTime(request, { behindMs, now: node.app.clock.now() }));
    return isRefusal(done) && notNow.includes(done.refused) ? undefined : done;
  } catch (error) {
    node.app.log('error', 'sync.entry-failed', { act: entry.act, ...errorFields(error) });
    return undefined;
  }
}

export function doneAs(n: number, { id, subject, outcome, because, number }: Performed): Fate {
  return {
    n,
    id,
    outcome,
    subject,
    ...(because !== undefined && because !== 'epoch' && { refused: because }),
    ...(number !== undefined && { number }),
  };
}

export function refusedAs({ n, entry }: Numbered, { refused, missing }: Refusal): Fate {
  return {
    n,
    id: isRefusal(entry) ? null : entry.id,
    outcome: 'refused',
    refused,
    ...(missing && { fields: [...missing] }),
  };
}

function waitingAs(n: number, { id }: FieldEntry): Fate {
  return { n, id, outcome: 'waiting' };
}
