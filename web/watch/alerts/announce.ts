// What a screen reader is told without being asked: politely, as whole sentences.
import { signal } from '@preact/signals';
import type { BoardLine } from '@ulinzi/domain/alerts';
import { postLabels } from '../../shared/registers.ts';
import { t } from '../../shared/words.ts';

export const announcement = signal('');

export function announce(words: string): void {
  announcement.value = words;
}

export function announceLine(line: Pick<BoardLine, 'communityLabel'>, isLate: boolean): void {
  const place = line.communityLabel ?? t('alerts.place-open');
  announce(t(isLate ? 'watch-alerts.now-late' : 'watch-alerts.now-new', { place }));
}

/** Handed to the reader; or taken by the one to whom she handed it: she is told, and may think of the next. */
export function heedFollowing(
  before: Following | undefined,
  line: Following & Pick<BoardLine, 'communityLabel'>,
  posts: readonly string[],
): void {
  if (!before) return;
  const place = line.communityLabel ?? t('alerts.place-open');
  const isHers = (post: string | null) => post !== null && posts.includes(post);
  if (isHers(line.handedTo) && line.handedTo !== before.handedTo) {
    announce(t('watch-alerts.now-handed', { place }));
  }
  if (isHers(before.handedBy) && line.handedTo === null && line.followedBy === before.handedTo) {
    const who = line.followedBy ? (postLabels.value.get(line.followedBy) ?? '') : '';
    tell(t('watch-alerts.handed-taken', { who, place }));
  }
}

type Following = Pick<BoardLine, 'handedTo' | 'handedBy' | 'followedBy'>;

/** Said aloud, and seen until the next word: what somebody waits for. */
export const told = signal<string | null>(null);

function tell(words: string): void {
  announce(words);
  told.value = words;
}
