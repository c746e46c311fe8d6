// Opening and shutting the notebook.
import { batch, signal } from '@preact/signals';
import { Keep, removeDisk, showOutside, signingKey, slippedIn } from '../keep/index.ts';
import { type Draft, half, keepDrafts, savedDrafts } from './drafts.ts';
import { countsOf, inside, names, type Self } from './inside.ts';
import { lineState } from './line-state.ts';
import { type FieldDelta, lists } from './lists.ts';
import { setNotice } from './notices.ts';
import { type Queued, queued, writeSlipped } from './queue.ts';

/** none: no notebook on this phone. open: it belongs to a post. blank: it opened under duress, and is empty. */
export type Standing = 'none' | 'locked' | 'open' | 'blank';

export const standing = signal<Standing>('locked');

/** What was noted outside the lock, as it was sealed there. */
export interface Slip {
  readonly at: number;
  /** The name of a village that was shown; null for a bip or a call that came to this phone. */
  readonly village: string | null;
}

/** Opens it with its data key: reads everything, queues what was put in from outside. */
export async function openNotebook(key: CryptoKey): Promise<void> {
  const keep = await Keep.open(key);
  const self = keep.get(names.self) as Self | undefined;
  if (!self) {
    blankKeep = keep;
    standing.value = 'blank';
    return;
  }
  const signer = await signingKey(self.signs);
  const { lastContact, clockOff } = countsOf(keep);
  batch(() => {
    queued.value = (keep.all('e:') as Queued[]).sort((one, other) => one.n - other.n);
    half.value = (keep.all('d:') as Draft[]).sort((one, other) => (other.at ?? 0) - (one.at ?? 0));
    lists.value = (keep.get(names.lists) as FieldDelta | undefined) ?? null;
    lineState.value = { isOnline: false, lastContact, clockOff };
    setNotice('clock', clockOff !== null);
    inside.value = { keep, self, signer };
    standing.value = 'open';
  });
  await takeSlips(self);
}

/** The notebook that opened under duress; it keeps what is noted in it. */
let blankKeep: Keep | null = null;

export function blank(): Keep | null {
  return blankKeep;
}

/** Queues what was noted outside the lock. Before the first contact its base is not known: it waits where it is. */
export async function takeSlips(self: Self): Promise<void> {
  const base = lists.value?.me.base;
  if (!base) return;
  for (const { value, gone } of await slippedIn(self.slit)) {
    const { village, ...noted } = value as Slip;
    const at = noted.at + (lineState.value.clockOff ?? 0);
    const community = lists.value?.communities.find(({ label }) => label === village)?.slug;
    const data = {
      channel: 'call',
      base,
      ...(community && { community }),
      heardAt: new Date(at).toISOString(),
    };
    // A village that is no longer among hers: its name is all there is.
    const bodies: Record<string, string> = village && !community ? { words: village } : {};
    await writeSlipped('alert.record', { data, bodies, occurred: at }, [gone]);
  }
}

/** The villages of her last entries, the last first: what is shown outside the lock where she allowed it. */
async function rememberVillages(self: Self): Promise<void> {
  if (!self.showsVillages) return;
  const slugs = queued.value.map(({ data }) => data['community']).reverse();
  const labels = [...new Set(slugs)].flatMap(
    (slug) => lists.value?.communities.find((one) => one.slug === slug)?.label ?? [],
  );
  if (labels.length > 0) await showOutside(labels.slice(0, 3));
}

/**
 * Shuts the notebook: nothing of it stays in memory, and the passphrase is asked again. What is half written is sealed
 * first.
 */
export function lock(): void {
  void lockNow();
}

export async function lockNow(): Promise<void> {
  const open = inside.value;
  const keep = open?.keep ?? blankKeep;
  if (!keep) return;
  await keepDrafts();
  if (open) await rememberVillages(open.self);
  forget();
  keep.close();
  standing.value = 'locked';
}

function forget(): void {
  blankKeep = null;
  batch(() => {
    inside.value = null;
    queued.value = [];
    half.value = [];
    savedDrafts.value = new Map();
    lists.value = null;
    lineState.value = { isOnline: false, lastContact: null, clockOff: null };
    for (const one of ['too-old', 'unknown', 'shut', 'clock'] as const) setNotice(one, false);
  });
}

/**
 * Destroys the notebook and everything that tells of it: the office has revoked this phone. The app itself goes too,
 * as far as a page can take it away.
 */
export async function wipe(): Promise<void> {
  const keep = inside.value?.keep;
  forget();
  keep?.close();
  await removeDisk();
  localStorage.clear();
  sessionStorage.clear();
  for (const name of await caches.keys()) await caches.delete(name);
  for (const one of await navigator.serviceWorker.getRegistrations()) await one.unregister();
  standing.value = 'none';
}
