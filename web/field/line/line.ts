// The line of an open notebook: asks by itself, at once when something is written, seldom when nobody answers.
import { effect } from '@preact/signals';
import { type Inside, inside, lineState, queued } from '../notebook/ground.ts';
import { setClock, retell } from './clock.ts';
import { contact } from './contact.ts';
import { pauseAfter } from './pauses.ts';
import { nodeClock } from './request.ts';

/** Runs while the notebook is open. Gives what ends it. */
export function startLine(open: Inside): () => void {
  let failures = 0;
  let hasClock = false;
  let isAsking = false;
  let wantsMore = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const isOver = () => inside.value !== open;

  const reach = async (): Promise<boolean> => {
    if (hasClock && failures === 0) return true;
    const before = lineState.value.clockOff ?? 0;
    const nodeNow = await nodeClock();
    if (nodeNow === null || isOver()) return false;
    hasClock = true;
    await retell(open, (setClock(nodeNow) ?? 0) - before);
    return true;
  };

  const once = async (): Promise<void> => {
    const came = (await reach()) ? await contact(open) : 'away';
    if (isOver()) return;
    failures = came === 'done' ? 0 : failures + 1;
    if (came !== 'done') lineState.value = { ...lineState.value, isOnline: false };
  };

  const go = async (): Promise<void> => {
    if (isOver()) return;
    wantsMore = true;
    if (isAsking) return;
    isAsking = true;
    clearTimeout(timer);
    try {
      while (wantsMore && !isOver()) {
        wantsMore = false;
        await once();
      }
    } catch {
      failures += 1;
    } finally {
      isAsking = false;
    }
    if (!isOver()) timer = setTimeout(() => void go(), pauseAfter(failures, Math.random()));
  };

  // What is written goes at once; what merely failed waits for its turn.
  const back = () => void go();
  let known = 0;
  const stopWatching = effect(() => {
    const last = queued.value.at(-1)?.n ?? 0;
    const isNew = last > known && queued.value.at(-1)?.state === 'waiting';
    known = Math.max(known, last);
    if (isNew) queueMicrotask(back);
  });
  addEventListener('online', back);
  void go();
  return () => {
    clearTimeout(timer);
    stopWatching();
    removeEventListener('online', back);
  };
}
