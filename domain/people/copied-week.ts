import type { Moment } from '../kernel/index.ts';
import type { Seat } from './acts.ts';
import { type Duty, gapsOf, turnOf } from './register.ts';
import { week } from './weeks.ts';

/**
 * The turns to assign so that the week from `toMonday` is manned as the one from `fromMonday`: who was in the seat when,
 * moved by whole weeks, minus what is covered there already. Only who would have been rung counts: a turn that another
 * one took over is cut there, and so are turns at the week's two ends. Copying again adds nothing.
 */
export function copiedWeek(
  duties: Iterable<Duty>,
  seat: Seat,
  scope: string,
  fromMonday: Moment,
  toMonday: Moment,
): Duty[] {
  const all = [...duties];
  const free = gapsOf(all, seat, scope, toMonday, toMonday + week);
  const moved = mannedBetween(all, seat, scope, fromMonday, fromMonday + week).map((turn) => ({
    ...turn,
    from: turn.from - fromMonday + toMonday,
    until: turn.until - fromMonday + toMonday,
  }));
  return moved.flatMap((turn) =>
    free
      .map((gap) => ({
        ...turn,
        from: Math.max(gap.from, turn.from),
        until: Math.min(gap.until, turn.until),
      }))
      .filter((part) => part.from < part.until),
  );
}

/** Who is rung within [from, until), one after the other: no two of these turns overlap. */
function mannedBetween(
  duties: readonly Duty[],
  seat: Seat,
  scope: string,
  from: Moment,
  until: Moment,
): Duty[] {
  const turns = duties.filter((duty) => duty.seat === seat && duty.scope === scope);
  const edges = [...new Set([from, until, ...turns.flatMap((turn) => [turn.from, turn.until])])]
    .filter((edge) => edge >= from && edge <= until)
    .sort((a, b) => a - b);
  const manned: { turn: Duty; part: Duty }[] = [];
  for (const [index, start] of edges.slice(0, -1).entries()) {
    const end = edges[index + 1] as Moment;
    const turn = turnOf(turns, seat, scope, start);
    if (!turn) continue;
    const last = manned.at(-1);
    if (last?.turn === turn && last.part.until === start) last.part = { ...last.part, until: end };
    else manned.push({ turn, part: { ...turn, from: start, until: end } });
  }
  return manned.map(({ part }) => part);
}
