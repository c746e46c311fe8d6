// What a screen reader is told without being asked: politely, as whole sentences.
import { signal } from '@preact/signals';
import type { BoardLine } from '@ulinzi/domain/alerts';
import { t } from '../../shared/words.ts';

export const announcement = signal('');

export function announce(words: string): void {
  announcement.value = words;
}

export function announceLine(line: Pick<BoardLine, 'communityLabel'>, isLate: boolean): void {
  const place = line.communityLabel ?? t('alerts.place-open');
  announce(t(isLate ? 'watch-alerts.now-late' : 'watch-alerts.now-new', { place }));
}
