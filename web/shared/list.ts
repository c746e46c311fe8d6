// A list of the node's that is read when somebody looks at it, and again when the node says that it has changed.
import { type ReadonlySignal, signal } from '@preact/signals';
import type { LiveList } from '@ulinzi/domain/live';
import { read, type Refused } from './api.ts';

export interface LiveReading<Value> {
  /** Null before the first answer. */
  readonly value: ReadonlySignal<Value | null>;
  readonly refusal: ReadonlySignal<Refused | null>;
  /** Reads it now; screens call it when they are opened. */
  refresh(): Promise<void>;
}

/** An answer that takes longer is not waited for: its connection may be gone. */
const patienceMs = 20_000;

const lists: {
  on: readonly LiveList[];
  isAsked: () => boolean;
  refresh: () => Promise<void>;
  forget: () => void;
}[] = [];

/** Declares a list at `path` that is read again on the given live events, once it has been read a first time. */
export function listOf<Value>(path: string, ...on: readonly LiveList[]): LiveReading<Value> {
  const value = signal<Value | null>(null);
  const refusal = signal<Refused | null>(null);
  let isAsked = false;
  /** The reading on its way; another one asked for meanwhile follows it, once, however often it was asked for. */
  let reading: { isStale: boolean; readonly since: number; readonly done: Promise<void> } | null = null;
  const readAnew = async () => {
    // What several parts of a screen ask for in one breath is asked for once.
    await Promise.resolve();
    for (const mine = reading; mine && mine === reading; ) {
      mine.isStale = false;
      const answer = await read<Value>(path);
      // Forgotten meanwhile, for it was another person's; or given up on.
      if (mine !== reading) return;
      if (answer.ok) value.value = answer.value;
      refusal.value = answer.ok ? null : answer.refusal;
      if (!mine.isStale) reading = null;
    }
  };
  const refresh = () => {
    isAsked = true;
    const at = Date.now();
    if (reading && at - reading.since < patienceMs) reading.isStale = true;
    else reading = { isStale: false, since: at, done: readAnew() };
    return reading.done;
  };
  lists.push({
    on,
    isAsked: () => isAsked,
    refresh,
    forget: () => {
      reading = null;
      isAsked = false;
      value.value = null;
      refusal.value = null;
    },
  });
  return { value, refusal, refresh };
}

/** Reads again what the node says has changed; without a name, everything that somebody here has read. */
export function refreshLists(changed?: LiveList): void {
  for (const list of lists)
    if (list.isAsked() && (changed === undefined || list.on.includes(changed))) void list.refresh();
}

/** Somebody else sits down: nothing of the former stays. */
export function forgetLists(): void {
  for (const list of lists) list.forget();
}
