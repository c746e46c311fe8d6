// Where an alert stands against its clocks, as a row and the detail show it. Pure: what time it is, is passed in.
import type { BoardLine } from '@ulinzi/domain/alerts';

/** Red only where a clock has run out, amber where one runs, green what remains is to tell the village, calm else. */
export type Tone = 'late' | 'soon' | 'done' | 'calm';

export interface Standing {
  readonly tone: Tone;
  /** Which clock is shown; null where none runs and none has run out. */
  readonly clock: string | null;
  /** The moment that is counted to, or since. */
  readonly at: number | null;
  /** True where no clock runs and the time since the decision is shown. */
  readonly isSince: boolean;
}

type Timed = Pick<
  BoardLine,
  'overdueSince' | 'overdue' | 'rung' | 'nextClock' | 'next' | 'decision' | 'isOpen' | 'waitsForFeedback'
>;

/** The clock that ran out first: that of the acknowledgement comes before every other. */
function lateClock(line: Timed): string {
  if (line.rung !== null && line.rung > 0) return 'acknowledge';
  return line.overdue[0] ?? line.nextClock?.clock ?? 'acknowledge';
}

const villageClocks = ['feedback', 'retry'];

export function standingOf(line: Timed, now: number): Standing {
  if (line.overdueSince !== null) {
    return { tone: 'late', clock: lateClock(line), at: Date.parse(line.overdueSince), isSince: false };
  }
  if (line.nextClock) {
    const { clock } = line.nextClock;
    const at = Date.parse(line.nextClock.at);
    // The node says so a moment later; the row does not wait for it.
    if (at <= now) return { tone: 'late', clock, at, isSince: false };
    const tone = villageClocks.includes(clock) ? 'done' : clock === 'review' ? 'calm' : 'soon';
    return { tone, clock, at, isSince: false };
  }
  if (line.next === 'feedback' || (!line.isOpen && line.waitsForFeedback.length > 0)) {
    return { tone: 'done', clock: null, at: null, isSince: false };
  }
  const since = line.isOpen && line.decision ? Date.parse(line.decision.at) : null;
  return { tone: 'calm', clock: null, at: since, isSince: since !== null };
}

/** How far the procedure has come: which of its six steps is the present one; 6 when all are done. */
export function stepOf(line: Pick<BoardLine, 'next' | 'isOpen'>): number {
  if (!line.isOpen) return steps;
  return stepsByNext[line.next ?? 'close'] ?? steps;
}

/** Acknowledged, heard out, decided, gone or passed on, resolved, told. */
export const steps = 6;

const stepsByNext: Readonly<Record<string, number>> = {
  acknowledge: 0,
  decide: 2,
  respond: 3,
  arrive: 3,
  answer: 3,
  review: 3,
  resolve: 4,
  feedback: 5,
};
