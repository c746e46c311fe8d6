// What happens if nobody acts: the next rung or clock, with when and whose seat is rung.
import type { BoardLine } from '@ulinzi/domain/alerts';
import type { Speak } from '@ulinzi/words/for-web';
import { codeWords } from '../../shared/code-words.ts';

export interface Expected {
  /** When; null where it already rings each minute, or nothing is waited for. */
  readonly at: string | null;
  readonly words: string;
}

/** Null where no clock runs and nobody is rung. */
export function expectedOf(
  line: Pick<BoardLine, 'nextClock' | 'rung' | 'calls' | 'isOpen'>,
  speak: Speak,
): Expected | null {
  if (line.nextClock) {
    const { clock, at } = line.nextClock;
    const words =
      clock === 'acknowledge'
        ? speak('watch-alerts.else.acknowledge', {
            seat: codeWords(speak, 'alerts.rung', line.rung === 1 ? 'duty-officer' : 'commander'),
          })
        : speak(`watch-alerts.else.${clock}`);
    return { at, words };
  }
  const rung = [
    ...new Set(line.calls.filter((call) => call.cadence === 'each-minute').map((call) => call.seat)),
  ];
  if (rung.length > 0) {
    const seats = rung.map((seat) => codeWords(speak, 'alerts.rung', seat)).join(', ');
    return { at: null, words: speak('watch-alerts.else.rings-on', { seats }) };
  }
  return line.isOpen ? { at: null, words: speak('watch-alerts.else.no-clock') } : null;
}
