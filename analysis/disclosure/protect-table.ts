import type { Search, Solver } from '../coverage/index.ts';
import { attack, type Interval } from './attack.ts';
import type { CrossCell } from './cross-table.ts';
import { isSmall, type SmallRule } from './small-cells.ts';
import { keyOfSum, type Statement } from './statements.ts';
import { suppress } from './suppress.ts';

/** A cell as a release shows it; `value` is null where it is hidden. */
export interface ReleasedCell {
  members: readonly number[];
  value: number | null;
}

export interface TableQuestion {
  /** True values of the base cells. */
  values: ArrayLike<number>;
  cells: readonly CrossCell[];
  rule: SmallRule;
  width: number;
  /** Releases that are out already, of the same data. */
  earlier: readonly (readonly ReleasedCell[])[];
  /** Cells (by number) that must be hidden for another reason than their size. */
  alsoHide: ReadonlySet<number>;
  isWhole: boolean;
}

export interface ProtectedCell {
  value: number;
  /** `small`: too small to show; `asked`: another reason; `others`: hidden so that others cannot be worked out. */
  hidden: 'small' | 'asked' | 'others' | null;
  /** What an attacker with every release can work out, where it is hidden. */
  interval: Interval | null;
  /** Too small to show, but worked out from an earlier release or shown there. */
  isOut: boolean;
}

export interface ProtectedTable {
  cells: ProtectedCell[];
  /** Sum of the values that are hidden for the sake of others, and how many cells those are. */
  valueLost: number;
  cellsLost: number;
  /** No other valid choice costs less: sum of values, a zero counting as 1. */
  proven: boolean;
  cost: number;
  bound: number;
  /** For each earlier release the intervals of its hidden cells, by itself and together with this one. */
  earlier: { alone: Interval[]; together: Interval[] }[];
}

/** Hides the small cells of a table, and as little more as keeps them from being worked out. */
export function protectTable(solver: Solver, question: TableQuestion, search: Search): ProtectedTable {
  const { values, cells, rule, width, earlier, alsoHide, isWhole } = question;
  const sumOf = (members: readonly number[]) => members.reduce((sum, base) => sum + values[base]!, 0);
  const truths = cells.map(({ members }) => sumOf(members));
  const mustHide = (cell: number) => isSmall(truths[cell]!, rule) || alsoHide.has(cell);
  const shownBefore = earlier.flatMap((release) => release.filter(({ value }) => value !== null));
  const hiddenBefore = earlier.map((release) => release.filter(({ value }) => value === null));
  const { isHidden, beyondHelp, ...found } = suppress(
    solver,
    {
      values,
      cells: cells.map(({ members }, cell) => ({
        members,
        cost: Math.max(1, truths[cell]!),
        // Zeros that are not small are shown: somebody may know that they cannot be anything else.
        rule: mustHide(cell) ? 'hide' : truths[cell] === 0 ? 'show' : 'either',
      })),
      elsewhere: shownBefore.map(({ members }) => members),
      guarded: hiddenBefore.flat().flatMap(({ members }) => (isSmall(sumOf(members), rule) ? [members] : [])),
      width,
      isWhole,
    },
    search,
  );
  const shownNow = cells
    .filter((_, cell) => !isHidden[cell])
    .map(({ members }) => ({ members, value: sumOf(members) }));
  const together: Statement[] = [...shownNow, ...statementsOf(shownBefore)];
  const intervals = intervalsOf(
    solver,
    together,
    cells.filter((_, cell) => isHidden[cell]),
    isWhole,
  );
  const out = new Set(beyondHelp.map(keyOfSum));
  const outBefore = new Set(shownBefore.map(({ members }) => keyOfSum(members)));
  let next = 0;
  const protectedCells = truths.map((value, cell): ProtectedCell => {
    const why = isSmall(value, rule) ? 'small' : alsoHide.has(cell) ? 'asked' : 'others';
    const key = keyOfSum(cells[cell]!.members);
    return {
      value,
      hidden: isHidden[cell] ? why : null,
      interval: isHidden[cell] ? intervals[next++]! : null,
      isOut: mustHide(cell) && (out.has(key) || outBefore.has(key)),
    };
  });
  const lost = protectedCells.filter(({ hidden }) => hidden === 'others');
  return {
    cells: protectedCells,
    valueLost: lost.reduce((sum, { value }) => sum + value, 0),
    cellsLost: lost.length,
    ...found,
    earlier: earlier.map((release, at) => ({
      alone: intervalsOf(solver, statementsOf(release), hiddenBefore[at]!, isWhole),
      together: intervalsOf(solver, together, hiddenBefore[at]!, isWhole),
    })),
  };
}

/** What a release says. */
export function statementsOf(release: readonly ReleasedCell[]): Statement[] {
  return release.flatMap(({ members, value }) => (value === null ? [] : [{ members, value }]));
}

function intervalsOf(
  solver: Solver,
  published: readonly Statement[],
  hidden: readonly { members: readonly number[] }[],
  isWhole: boolean,
): Interval[] {
  const result = attack(
    solver,
    published,
    hidden.map(({ members }) => members),
    { isWhole },
  );
  if (result.kind === 'contradiction')
    throw new Error('releases of the same data cannot contradict each other');
  return result.intervals;
}
