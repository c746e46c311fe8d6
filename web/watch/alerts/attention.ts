// The title of the window tells how many alerts are late, and blinks until somebody has looked. Nothing else: a title
// stands in task bars and histories.
import { effect } from '@preact/signals';
import { now } from '../../shared/time.ts';
import { hasWords, t } from '../../shared/words.ts';
import { lateCount, unseen } from './board.ts';

function looked(): void {
  if (unseen.value.size > 0 && document.visibilityState === 'visible') unseen.value = new Set();
}

/** Keeps the title while the watch room is open; gives what ends it. */
export function keepTitle(): () => void {
  for (const name of ['pointerdown', 'keydown', 'focus'] as const) addEventListener(name, looked);
  const stop = effect(() => {
    if (!hasWords.value) return;
    const isOn = Math.floor(now.value / 1_000) % 2 === 0;
    const count = lateCount.value > 0 ? `(${lateCount.value}) ` : '';
    const mark = unseen.value.size > 0 && isOn ? '● ' : '';
    const title = `${mark}${count}${t('watch.title')}`;
    if (document.title !== title) document.title = title;
  });
  return () => {
    stop();
    for (const name of ['pointerdown', 'keydown', 'focus'] as const) removeEventListener(name, looked);
    document.title = t('watch.title');
  };
}
