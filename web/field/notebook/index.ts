// The ground that the screens of the phone stand on. A screen imports from here and from nothing behind it.
import type { ReadonlySignal } from '@preact/signals';
import { type Draft, half, type Saved, savedDrafts } from './drafts.ts';
import { type Line, lineState } from './line-state.ts';
import { type FieldDelta, lists } from './lists.ts';
import { queued, type Send } from './queue.ts';

/** The lists of the user's post as they were at the last contact; null until there was one. */
export const delta: ReadonlySignal<FieldDelta | null> = lists;
/** What is half written, the last touched first. */
export const drafts: ReadonlySignal<readonly Draft[]> = half;
/** How each draft is kept, by its id: for "Draft kept here at 14:32:08". */
export const saved: ReadonlySignal<ReadonlyMap<string, Saved>> = savedDrafts;
/** What was written here and has not been cleared away, the oldest first. */
export const sends: ReadonlySignal<readonly Send[]> = queued;
/** How the line stands. */
export const line: ReadonlySignal<Line> = lineState;

export { type Draft, dropDraft, saveDraft } from './drafts.ts';
export type { FieldDelta } from './lists.ts';
export { notices } from './notices.ts';
export { now } from './now.ts';
export { lock } from './opening.ts';
export { isKept, type NotKept, type Send, write } from './queue.ts';
export { go, linkTo, route } from '../../shared/route.ts';
export { Icon, type IconName } from '../../shared/icon.tsx';
export { chooseLanguage, locale, t, tCode, writtenLocale } from '../../shared/words.ts';
