// The board as this screen holds it: every alert that the reader may see, kept up by the open line.
import { computed, signal } from '@preact/signals';
import type { BoardLine } from '@ulinzi/domain/alerts';
import type { LiveEvents } from '@ulinzi/domain/live';
import { setNodeTime } from '../../shared/time.ts';

/** By id; null before the first word from the node. */
export const board = signal<ReadonlyMap<string, BoardLine> | null>(null);

/** Changes with each word about an alert (`count` says so, `id` which one): the open detail reads again. */
export const touched = signal<{ id: string; count: number }>({ id: '', count: 0 });

export const isClockInDoubt = signal(false);

/** Open alerts for which a clock has run out. */
export const lateCount = computed(
  () => [...(board.value?.values() ?? [])].filter((one) => one.isOpen && one.overdueSince !== null).length,
);

function touch(id: string): void {
  touched.value = { id, count: touched.value.count + 1 };
}

export const boardListeners = {
  board(event: LiveEvents['board']): void {
    setNodeTime(event.now);
    isClockInDoubt.value = event.clockInDoubt;
    board.value = new Map(event.alerts.map((line) => [line.id, line]));
    touch('*');
  },
  alert(line: LiveEvents['alert']): void {
    board.value = new Map([...(board.value ?? []), [line.id, line]]);
    touch(line.id);
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
}
