// The board as this screen holds it: every alert that the reader may see, kept up by the open line.
import { computed, signal } from '@preact/signals';
import type { BoardLine } from '@ulinzi/domain/alerts';
import type { LiveEvents } from '@ulinzi/domain/live';
import { post } from '../../shared/api.ts';
import { actor, isExercise, session } from '../../shared/session.ts';
import { sound } from '../../shared/sound.ts';
import { setNodeTime } from '../../shared/time.ts';
import { announceLine, heedFollowing, told } from './announce.ts';
import { isMine, type Reader } from './board-order.ts';

/** By id; null before the first word from the node. */
export const board = signal<ReadonlyMap<string, BoardLine> | null>(null);

/** Changes with each word about an alert (`count` says so, `id` which one): the open detail reads again. */
export const touched = signal<{ id: string; count: number }>({ id: '', count: 0 });

/** Whether this reader's board has the alert of a number. */
export function isOnBoard(number: string): boolean {
  return [...(board.value?.values() ?? [])].some((line) => line.number === number);
}

export const isClockInDoubt = signal(false);

/** Open alerts for which a clock has run out. */
export const lateCount = computed(
  () => [...(board.value?.values() ?? [])].filter((one) => one.isOpen && one.overdueSince !== null).length,
);

export const reader = computed<Reader>(() => ({
  posts: [actor.value?.post ?? '', ...(session.value?.deskPosts.map((one) => one.post) ?? [])].filter(
    Boolean,
  ),
}));

/** The reader's alerts that are new or newly late, until she has looked at this screen. */
export const unseen = signal<ReadonlySet<string>>(new Set());

export function touch(id: string): void {
  touched.value = { id, count: touched.value.count + 1 };
}

/** A new or newly late alert of the reader's is heard and seen, on top of the page by SMS. */
function heed(before: BoardLine | undefined, line: BoardLine): void {
  heedFollowing(before, line, reader.value.posts);
  if (!line.isOpen || !isMine(line, reader.value)) return;
  // New, or ringing again because another message has joined it.
  const isNew = (before?.ringingSince ?? null) === null && line.ringingSince !== null;
  const isNewlyLate = before !== undefined && before.overdueSince === null && line.overdueSince !== null;
  if (!isNew && !isNewlyLate) return;
  sound(isNewlyLate ? 'late' : 'new');
  announceLine(line, isNewlyLate);
  unseen.value = new Set([...unseen.value, line.id]);
}

const drawn = new Set<string>();

/** In the exercise the handset shows how long an SMS takes to the screen: said once the next picture is drawn. */
function noteDrawn(id: string): void {
  if (!isExercise.value || drawn.has(id)) return;
  drawn.add(id);
  requestAnimationFrame(() => {
    setTimeout(() => {
      drawn.delete(id);
      void post('api/exercise/shown', { alert: id });
    });
  });
}

export const boardListeners = {
  board(event: LiveEvents['board']): void {
    setNodeTime(event.now);
    isClockInDoubt.value = event.clockInDoubt;
    const before = board.value;
    board.value = new Map(event.alerts.map((line) => [line.id, line]));
    if (before) for (const line of event.alerts) heed(before.get(line.id), line);
    touch('*');
  },
  alert(line: LiveEvents['alert']): void {
    const before = board.value?.get(line.id);
    board.value = new Map([...(board.value ?? []), [line.id, line]]);
    heed(before, line);
    touch(line.id);
    noteDrawn(line.id);
  },
  gone({ id }: LiveEvents['gone']): void {
    const rest = new Map(board.value ?? []);
    rest.delete(id);
    board.value = rest;
    touch(id);
  },
  delivery({ id }: LiveEvents['delivery']): void {
    touch(id);
  },
};

export function forgetBoard(): void {
  board.value = null;
  unseen.value = new Set();
  told.value = null;
}
