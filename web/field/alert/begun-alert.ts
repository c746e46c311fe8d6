// An alert that was touched and has not been written yet. It lives outside the screen: whoever looks at something else
// meanwhile still sends it, and only "cancel" takes it back. It is a draft from the first touch, so that a battery that
// dies within the ten seconds leaves it on the phone.
import { effect, signal } from '@preact/signals';
import {
  delta,
  type Draft,
  dropDraft,
  drafts,
  isKept,
  type NotKept,
  now,
  saveDraft,
  type Send,
  write,
} from '../notebook/index.ts';
import { type BegunAlert, partsOf } from './alert-entry.ts';
import { heldSeconds, secondsLeft } from './countdown.ts';
import { placeOf } from './place-of.ts';

interface Counting {
  readonly alert: BegunAlert;
  /** By the clock that only goes forward; null while she writes words, and it waits. */
  readonly startedAt: number | null;
}

/** The one that is counting down, or waits for words. */
export const counting = signal<Counting | null>(null);
/** Moved on four times a second while one counts. */
export const tick = signal(0);
/** The one that was written last, to say how it stands; and why one was not kept. */
export const written = signal<Send | null>(null);
export const notKept = signal<NotKept | null>(null);

let timer: ReturnType<typeof setInterval> | null = null;

/** The touch: from here on it goes by itself. One that was still counting goes at once: an alert is never lost to another. */
export function beginAlert(community: string | null, isNear: boolean): void {
  if (counting.value) void sendNow();
  const alert: BegunAlert = {
    draft: `alert-${crypto.randomUUID()}`,
    community,
    isNear,
    heardAt: now(),
    channel: community === null ? 'call' : 'voice',
    event: null,
    words: '',
  };
  written.value = null;
  notKept.value = null;
  hold(alert, performance.now());
}

/** Says more of it. With `waits` it does not leave meanwhile. */
export function sayMore(more: Partial<BegunAlert>, waits = false): void {
  const held = counting.value;
  if (held) hold({ ...held.alert, ...more }, waits ? null : held.startedAt);
}

/** A draft that was left behind by a battery or a closed app, taken up again. */
export function takeUp(draft: Draft): void {
  hold({ ...(draft.fields as unknown as BegunAlert), draft: draft.id }, null);
}

function hold(alert: BegunAlert, startedAt: number | null): void {
  counting.value = { alert, startedAt };
  saveDraft({ id: alert.draft, kind: 'alert', fields: { ...alert } });
  timer ??= setInterval(beat, 250);
}

function beat(): void {
  tick.value = performance.now();
  const held = counting.value;
  if (held && held.startedAt !== null && secondsLeft(held.startedAt, tick.value) === 0) void sendNow();
  if (!counting.value && timer !== null) {
    clearInterval(timer);
    timer = null;
  }
}

/** Seconds until it goes; null while it waits for her. */
export function secondsUntilSent(): number | null {
  const held = counting.value;
  if (!held) return null;
  return held.startedAt === null
    ? null
    : Math.min(heldSeconds, secondsLeft(held.startedAt, Math.max(tick.value, held.startedAt)));
}

export function cancelAlert(): void {
  if (counting.value) dropDraft(counting.value.alert.draft);
  counting.value = null;
}

/** Writes it. Where the phone has no room for it, it stays here, and the screen says so. */
export async function sendNow(): Promise<void> {
  const held = counting.value;
  const base = delta.value?.me.base;
  if (!held || !base) return;
  counting.value = null;
  const near = held.alert.isNear ? `${placeOf(held.alert)}.` : '';
  const made = await write('alert.record', partsOf(held.alert, base, near));
  if (isKept(made)) {
    dropDraft(held.alert.draft);
    written.value = made;
  } else if (made.notKept === 'full') {
    notKept.value = made;
    hold(held.alert, null);
  }
}

// Shut, the notebook keeps nothing in memory: the draft on the disk is asked about when it is opened again. Whoever puts
// the phone away has finished with it: it goes at once.
effect(() => {
  if (delta.value) return;
  counting.value = null;
  written.value = null;
  notKept.value = null;
});
globalThis.document?.addEventListener('visibilitychange', () => {
  if (document.hidden && counting.value && counting.value.startedAt !== null) void sendNow();
});

/** Alerts that were begun here and never left: the battery died, or the app was closed. */
export function leftBehind(): Draft[] {
  return drafts.value.filter(({ id, kind }) => kind === 'alert' && id !== counting.value?.alert.draft);
}
