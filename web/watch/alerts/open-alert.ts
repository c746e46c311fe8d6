// The alert that is open in the detail: read when it is chosen, and again when the node has a word about it.
import { computed, effect, signal, untracked } from '@preact/signals';
import type { AlertDetail } from '@ulinzi/domain/alerts';
import { read, type Refused } from '../../shared/api.ts';
import { communityLabel, postLabels } from '../../shared/registers.ts';
import { route } from '../../shared/route.ts';
import { t, tCode } from '../../shared/words.ts';
import { announce } from './announce.ts';
import { board, touched } from './board.ts';
import { type Names, sayLine } from './said.ts';

/** Screens that show an alert: the board, and the map where it is a screen of its own. */
const withAlert: readonly (string | undefined)[] = ['alerts', 'map', undefined];

/** The number in the address, or null on the board alone. */
export const chosenNumber = computed(() =>
  withAlert.includes(route.value[0]) ? (route.value[1] ?? null) : null,
);

/** The line of the board that is chosen; an alert that is no longer on the board has none. */
export const chosenLine = computed(() => {
  const number = chosenNumber.value;
  if (number === null) return null;
  return [...(board.value?.values() ?? [])].find((line) => line.number === number) ?? null;
});

export const detail = signal<AlertDetail | null>(null);
export const detailRefusal = signal<Refused | null>(null);

let reading: string | null = null;
let isStale = false;

async function readDetail(): Promise<void> {
  const number = untracked(() => chosenNumber.value);
  if (number === null) return;
  const ref = untracked(() => chosenLine.value?.id) ?? number;
  if (reading === number) {
    // One at a time: a flood of messages makes one more reading, not six hundred.
    isStale = true;
    return;
  }
  reading = number;
  isStale = false;
  const answer = await read<AlertDetail>(`api/alerts/${ref}`);
  if (reading !== number) return;
  reading = null;
  if (untracked(() => chosenNumber.value) !== number) return;
  if (answer.ok) {
    const before = untracked(() => detail.value);
    detail.value = answer.value;
    announceAdded(before, answer.value);
  }
  detailRefusal.value = answer.ok ? null : answer.refusal;
  if (isStale) void readDetail();
}

/** Says what has been added to the timeline since it was last drawn: the newest of it, where it is much. */
function announceAdded(before: AlertDetail | null, alert: AlertDetail): void {
  if (before?.id !== alert.id || alert.timeline.length <= before.timeline.length) return;
  const added = alert.timeline.slice(before.timeline.length).slice(-3);
  announce(added.map((line) => sayLine(line, t, names)).join(' '));
}

/** Keeps the detail while the watch room is open; gives what ends it. */
export function keepDetail(): () => void {
  const stopChoosing = effect(() => {
    const number = chosenNumber.value;
    untracked(() => {
      if (detail.value && detail.value.number !== number) detail.value = null;
      detailRefusal.value = null;
      reading = null;
      void readDetail();
    });
  });
  const stopTouching = effect(() => {
    const { id } = touched.value;
    untracked(() => {
      const shown = detail.value?.id ?? chosenLine.value?.id;
      const isOfIt =
        detail.value?.absorbed.includes(id) || detail.value?.together.some((one) => one.id === id);
      if (id === '*' || (shown && id === shown) || isOfIt) void readDetail();
    });
  });
  return () => {
    stopChoosing();
    stopTouching();
    detail.value = null;
  };
}

/** How places and posts are called here. */
export const names: Names = {
  community: communityLabel,
  // A seat stands where a reader may not know the post.
  post: (slug) => postLabels.value.get(slug) ?? tCode('alerts.rung', slug),
};
