import { signal } from '@preact/signals';
import type { Keep } from '../keep/index.ts';
import { inside, keepRecords, names } from './inside.ts';

/** Something half written: a screen's own fields, kept as they are. */
export interface Draft {
  /** A random UUID, or any name that the screen gives it (`daily-2026-04-14`). */
  readonly id: string;
  /** Which screen it belongs to (`report`). */
  readonly kind: string;
  /** Strings, numbers, lists: what JSON can hold. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** When it was last touched; filled in by `saveDraft`. */
  readonly at?: number;
}

export interface Saved {
  /** When the last of it was on the disk; null until then. */
  readonly at: number | null;
  /** Of its text. */
  readonly bytes: number;
  /** There is no room on the phone: it is only in memory, and lost when the app ends. */
  readonly isOnlyHere: boolean;
}

export const half = signal<readonly Draft[]>([]);

export const savedDrafts = signal<ReadonlyMap<string, Saved>>(new Map());

/** At most this much of what was typed is lost when the battery dies. */
const pauseMs = 300;

/** Drafts touched since they were last kept; null for one that is dropped. */
const touched = new Map<string, Draft | null>();
let timer: ReturnType<typeof setTimeout> | undefined;
const encoder = new TextEncoder();

/** Keeps a draft: in `drafts` at once, sealed on the disk within 300 ms. Call it at every word. */
export function saveDraft(draft: Draft): void {
  const one = { ...draft, at: Date.now() };
  half.value = [one, ...half.value.filter(({ id }) => id !== draft.id)];
  touch(draft.id, one);
}

/** Forgets a draft: it was sent, or thrown away. */
export function dropDraft(id: string): void {
  half.value = half.value.filter((draft) => draft.id !== id);
  const others = new Map(savedDrafts.value);
  others.delete(id);
  savedDrafts.value = others;
  touch(id, null);
}

function touch(id: string, draft: Draft | null): void {
  touched.set(id, draft);
  timer ??= setTimeout(() => void keepDrafts(), pauseMs);
}

/** Keeps at once what was touched; before the notebook is shut too. */
export async function keepDrafts(): Promise<void> {
  clearTimeout(timer);
  timer = undefined;
  const keep = inside.value?.keep;
  if (!keep || touched.size === 0) return;
  const these = [...touched];
  touched.clear();
  await Promise.all(these.map(([id, draft]) => keepDraft(keep, id, draft)));
}

async function keepDraft(keep: Keep, id: string, draft: Draft | null): Promise<void> {
  const record = { name: names.draft(id), value: draft };
  const written = await keepRecords(keep, [record], { holdBack: true });
  if (!draft || !keep.isOpen) return;
  const bytes = encoder.encode(Object.values(draft.fields).join('')).length;
  const isOnlyHere = written === 'full';
  savedDrafts.value = new Map(savedDrafts.value).set(id, {
    at: isOnlyHere ? (savedDrafts.value.get(id)?.at ?? null) : Date.now(),
    bytes,
    isOnlyHere,
  });
}

/** True while something is half written or not yet on the disk: the app is not changed for a newer one then. */
export function isHalfWritten(): boolean {
  return touched.size > 0 || [...savedDrafts.value.values()].some(({ isOnlyHere }) => isOnlyHere);
}
