// The phone's clock, which may be a year off: the node's is asked before the first entry leaves, and what was written by
// a wrong one and has never left is told the right time.
import {
  entryText,
  type Inside,
  inTurn,
  keepRecords,
  lineState,
  names,
  queued,
  type Queued,
  setNotice,
  showChanged,
  signedEntry,
} from '../notebook/ground.ts';

/** Below that a clock is as right as anyone's; an alert's own hour is refused from a minute in the future on. */
const bearableMs = 30_000;
const worthSayingMs = 5 * 60_000;

/** Takes over the node's time. Gives by how much it is ahead of the phone's, or null where that is bearable. */
export function setClock(nodeNow: number): number | null {
  const off = nodeNow - Date.now();
  const clockOff = Math.abs(off) > bearableMs ? off : null;
  lineState.value = { ...lineState.value, clockOff };
  setNotice('clock', Math.abs(off) > worthSayingMs);
  return clockOff;
}

/** Moments in an entry's codes that the phone's clock has told. */
const told = ['heardAt', 'at', 'retryAt', 'reviewAt', 'reviewAgainAt'];

interface Written {
  readonly occurred: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly bodies: Readonly<Record<string, string>>;
  readonly saw: string | null;
}

/** Tells what has never left the time by the right clock: the same entry, under its own number and id, signed anew. */
export function retell(open: Inside, byMs: number): Promise<void> {
  if (Math.abs(byMs) <= bearableMs) return Promise.resolve();
  return inTurn(async () => {
    const waiting = queued.value.filter(({ state }) => state === 'waiting');
    const retold = await Promise.all(waiting.map((one) => retoldEntry(open.signer, one, byMs)));
    const records = retold.map((one) => ({ name: names.entry(one.n), value: one }));
    if (retold.length > 0 && (await keepRecords(open.keep, records)) === 'kept') showChanged(retold);
  });
}

async function retoldEntry(signer: CryptoKey, one: Queued, byMs: number): Promise<Queued> {
  const { occurred, data, bodies, saw } = JSON.parse(one.entry) as Written;
  const moved = (value: unknown) => new Date(Date.parse(String(value)) + byMs).toISOString();
  const moments = told.filter((name) => typeof data[name] === 'string');
  const right = { ...data, ...Object.fromEntries(moments.map((name) => [name, moved(data[name])])) };
  const at = one.at + byMs;
  const parts = { subject: one.subject, saw, data: right, bodies, occurred: Date.parse(occurred) + byMs };
  return signedEntry(signer, { ...one, at, data: right }, entryText(one.id, one.act, parts));
}
