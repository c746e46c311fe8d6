// Which alerts of a situation one act serves, from the alert that is open or from the board. Pure.
import { type AlertDetail, type BoardLine, type Together, togetherActs } from '@ulinzi/domain/alerts';

export interface ForAll {
  readonly situation: { readonly id: string; readonly number: string };
  readonly act: Together;
  /** The alerts that she means: what is tied after she looked is not among them. */
  readonly alerts: readonly string[];
}

/** The alerts of the situation that an act serves; null where it serves this one alone. */
export function forAll(
  alert: Pick<AlertDetail, 'situation' | 'together'>,
  name: string | null,
): ForAll | null {
  const one = togetherActs.find((each) => each === name);
  if (!one || !alert.situation) return null;
  const alerts = alert.together.flatMap(({ id, isOpen, fits }) => (isOpen && fits.includes(one) ? [id] : []));
  return alerts.length > 1 ? { situation: alert.situation, act: one, alerts } : null;
}

/** The same from the board, where no detail is open: for the next act of a line that one touch does. */
export function forAllOnBoard(line: BoardLine, lines: Iterable<BoardLine>): ForAll | null {
  const one = togetherActs.find((each) => each === line.next);
  const { situation } = line;
  if (!one || !situation) return null;
  const alerts = [...lines].flatMap((other) =>
    other.situation?.id === situation.id && other.isOpen && other.next === one ? [other.id] : [],
  );
  return alerts.length > 1 ? { situation, act: one, alerts } : null;
}
