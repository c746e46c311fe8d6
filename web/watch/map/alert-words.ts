// One alert in a few words, as the table and the chosen place name it.
import type { BoardLine } from '@ulinzi/domain/alerts';
import { now } from '../../shared/time.ts';
import { t, tCode } from '../../shared/words.ts';
import { standingOf, todo } from '../alerts/index.ts';

/** `4821 · overdue · to acknowledge`. */
export function alertWords(line: BoardLine): string {
  const { tone } = standingOf(line, now.peek());
  return t('watch-map.alert', {
    number: line.number,
    tone: tCode('watch-map.tone', tone),
    todo: todo(line),
  });
}
