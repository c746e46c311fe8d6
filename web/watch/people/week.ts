// A week of one seat as a picture: seven days of the base's time, each cut where somebody else takes over.
// Pure, so that it is tested without a screen.
import type { Moment } from '@ulinzi/domain/kernel';
import { turnAt } from '@ulinzi/domain/people';

export const dayMs = 86_400_000;

export interface Turn {
  readonly id: string;
  readonly post: string;
  readonly from: Moment;
  readonly until: Moment;
}

/** A stretch of time with one holder, or with nobody (`turn` null). */
export interface Piece {
  readonly from: Moment;
  readonly until: Moment;
  readonly turn: Turn | null;
}

export interface Day {
  readonly start: Moment;
  readonly pieces: readonly Piece[];
}

/** Who holds when, from `from` until `until`, without holes: where nobody does, a piece says so. */
export function piecesOf(turns: readonly Turn[], from: Moment, until: Moment): Piece[] {
  const edges = [from, until, ...turns.flatMap((turn) => [turn.from, turn.until])]
    .filter((edge) => edge >= from && edge <= until)
    .sort((a, b) => a - b);
  const pieces: Piece[] = [];
  for (const [nth, edge] of edges.entries()) {
    const next = edges[nth + 1];
    if (next === undefined || next === edge) continue;
    const turn = turnAt(turns, edge);
    const last = pieces.at(-1);
    if (last && last.turn?.id === turn?.id) pieces[pieces.length - 1] = { ...last, until: next };
    else pieces.push({ from: edge, until: next, turn });
  }
  return pieces;
}

/** The seven days of a week, each with its pieces. */
export function daysOf(turns: readonly Turn[], start: Moment): Day[] {
  return Array.from({ length: 7 }, (_, nth) => {
    const day = start + nth * dayMs;
    return { start: day, pieces: piecesOf(turns, day, day + dayMs) };
  });
}

/** How much of these pieces lies ahead of a moment with nobody on duty, in milliseconds. */
export function uncoveredMs(pieces: readonly Piece[], at: Moment): number {
  return pieces.reduce(
    (sum, { from, until, turn }) => (turn ? sum : sum + Math.max(0, until - Math.max(from, at))),
    0,
  );
}

/** Where a moment stands within a day, in percent. */
export function percentOfDay(at: Moment, day: Moment): number {
  return Math.min(100, Math.max(0, ((at - day) / dayMs) * 100));
}
