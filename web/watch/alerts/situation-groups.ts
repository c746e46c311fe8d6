// Alerts of one situation stand together on the board, where the most urgent of them stands.
import type { BoardLine } from '@ulinzi/domain/alerts';

export type Situation = NonNullable<BoardLine['situation']>;

export interface Group {
  /** Null for an alert that stands alone, also where it is the only one of its situation that is shown. */
  readonly situation: Situation | null;
  /** What needs somebody first leads. */
  readonly lines: readonly BoardLine[];
}

/** More alerts than these are folded at first: one head stands for them. */
export const openAtFirst = 5;

/** Lines that are in order, with those of one situation together. */
export function grouped(lines: readonly BoardLine[]): Group[] {
  const groups = new Map<string, BoardLine[]>();
  for (const line of lines) {
    const key = line.situation?.id ?? line.id;
    const before = groups.get(key);
    if (before) before.push(line);
    else groups.set(key, [line]);
  }
  return [...groups.values()].map((group) => ({
    situation: group.length > 1 ? (group[0]?.situation ?? null) : null,
    lines: group,
  }));
}

/** `toggled` holds the situations that somebody has folded or unfolded against what is usual. */
export function isFolded({ situation, lines }: Group, toggled: ReadonlySet<string>): boolean {
  return situation !== null && lines.length > openAtFirst !== toggled.has(situation.id);
}

/** The lines that are seen: of a folded situation the one that leads, and the one that is open. */
export function seenLines(
  groups: readonly Group[],
  toggled: ReadonlySet<string>,
  chosen: string | null,
): BoardLine[] {
  return groups.flatMap((group) =>
    isFolded(group, toggled)
      ? group.lines.filter((line, nth) => nth === 0 || line.number === chosen)
      : group.lines,
  );
}

/** Of how many villages they tell; what has no place yet is none. */
export function villagesOf(lines: readonly BoardLine[]): number {
  return new Set(lines.flatMap(({ community }) => community ?? [])).size;
}
