import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadSolver, untilProven } from '../coverage/index.ts';
import {
  attack,
  changesBetween,
  crossCells,
  type Dimension,
  dimension,
  membersOf,
  protectTable,
  ruleWidth,
  type TableQuestion,
} from './index.ts';

const solver = await loadSolver();
const TOTAL = 'Total';

/** EXERCISE: events by territory and class; Walikale and Masisi are in one sector of the exercise, Lubero in another. */
const territories = dimension(
  'territory',
  ['Walikale', 'Masisi', 'Lubero'],
  TOTAL,
  new Map([
    ['Walikale', 'south'],
    ['Masisi', 'south'],
    ['Lubero', 'north'],
  ]),
);
const classes = dimension('class', ['looting', 'abduction'], TOTAL);
const EVENTS = [
  [14, 2],
  [30, 9],
  [22, 6],
];

function questionOf(
  dimensions: readonly Dimension[],
  values: readonly number[],
  changes: Partial<TableQuestion> = {},
): TableQuestion {
  const rule = { threshold: 5, zeros: false };
  return {
    values,
    cells: crossCells(dimensions, [[...dimensions.keys()]]),
    rule,
    width: ruleWidth(rule),
    earlier: [],
    alsoHide: new Set(),
    isWhole: values.every(Number.isInteger),
    ...changes,
  };
}

function protect(question: TableQuestion) {
  const table = protectTable(solver, question, untilProven);
  const named = new Map(question.cells.map(({ codes }, at) => [codes.join(':'), table.cells[at]!]));
  return { ...table, at: (codes: string) => named.get(codes)! };
}

test('the cell of two and as little else as keeps it uncertain are hidden', () => {
  const { at, cellsLost, valueLost, proven } = protect(questionOf([territories, classes], EVENTS.flat()));
  expect(at('Walikale:abduction')).toMatchObject({ value: 2, hidden: 'small', isOut: false });
  const { wholeLow, wholeHigh } = at('Walikale:abduction').interval!;
  expect(wholeHigh - wholeLow).toBeGreaterThanOrEqual(3);
  // The 2 x 2 square with Masisi costs 14 + 30 + 9; with Lubero the sector sums would give it away.
  expect({ cellsLost, valueLost, proven }).toEqual({ cellsLost: 3, valueLost: 53, proven: true });
  for (const codes of ['Masisi:looting', 'Masisi:abduction', 'Walikale:looting'])
    expect(at(codes).hidden).toBe('others');
});

test('a table without small cells loses nothing; zeros are shown unless they count as small', () => {
  expect(protect(questionOf([classes], [10, 20])).cells.every(({ hidden }) => hidden === null)).toBe(true);
  const withZero = [12, 0, 30, 9];
  const two = [dimension('territory', ['A', 'B'], TOTAL), classes];
  expect(protect(questionOf(two, withZero)).at('A:abduction').hidden).toBe(null);
  const rule = { threshold: 5, zeros: true };
  const { at } = protect(questionOf(two, withZero, { rule, width: ruleWidth(rule) }));
  expect(at('A:abduction').hidden).toBe('small');
  expect(at('A:abduction').interval!.wholeHigh).toBeGreaterThanOrEqual(4);
});

test('what is the same number under two names is hidden under both', () => {
  // North has one territory: its cell is Lubero's.
  const { at } = protect(questionOf([territories, classes], [14, 12, 30, 9, 22, 3]));
  expect([at('Lubero:abduction').hidden, at('north:abduction').hidden]).toEqual(['small', 'small']);
});

test('an earlier release is part of what the attacker knows, and what it hid stays hidden', () => {
  const values = EVENTS.flat();
  const first = protect(questionOf([territories, classes], values));
  const cells = crossCells([territories, classes], [[0, 1]]);
  const release = cells.map(({ members }, at) => ({
    members,
    value: first.cells[at]!.hidden === null ? first.cells[at]!.value : null,
  }));
  // The later release has classes only by the two cells that would give the hidden ones away.
  const pair = dimension(
    'territory',
    ['Walikale', 'Masisi', 'Lubero'],
    TOTAL,
    new Map([
      ['Walikale', 'road'],
      ['Lubero', 'road'],
    ]),
  );
  const later = questionOf([pair, classes], values);
  const careless = protect(later);
  const careful = protect({ ...later, earlier: [release] });
  const shown = (table: typeof first, of: TableQuestion) =>
    of.cells.flatMap(({ members }, at) =>
      table.cells[at]!.hidden === null ? [{ members, value: table.cells[at]!.value }] : [],
    );
  const known = release.flatMap(({ members, value }) => (value === null ? [] : [{ members, value }]));
  const target = membersOf([territories, classes], ['Walikale', 'abduction'])!;
  const widthFor = (table: typeof first) => {
    const result = attack(solver, [...known, ...shown(table, later)], [target], { isWhole: true });
    if (result.kind === 'contradiction') throw new Error('same data');
    return result.intervals[0]!.wholeHigh - result.intervals[0]!.wholeLow;
  };
  expect(widthFor(careless)).toBeLessThan(3);
  expect(widthFor(careful)).toBeGreaterThanOrEqual(3);
  const together = careful.earlier[0]!.together;
  expect(together.every(({ wholeLow, wholeHigh }) => wholeHigh > wholeLow)).toBe(true);
});

test('a small cell that an earlier release showed is out, and said to be', () => {
  const cells = crossCells([classes], [[0]]);
  const earlier = [cells.map(({ members }, at) => ({ members, value: [13, 10, 3][at]! }))];
  const { at } = protect(questionOf([classes], [10, 3], { earlier }));
  expect(at('abduction')).toMatchObject({ isOut: true, hidden: null });
});

test('changes between two releases are found by cell, hidden ones are not guessed', () => {
  const cells = crossCells([classes], [[0]]);
  const earlier = cells.map(({ members }, at) => ({ members, value: [22, 10, null][at]! }));
  const later = cells.map(({ members }, at) => ({ members, value: [24, 11, 13][at]! }));
  expect(changesBetween(earlier, later)).toEqual([
    { cell: 0, before: 22, after: 24 },
    { cell: 1, before: 10, after: 11 },
  ]);
});

const tables = fc.record({
  values: fc.array(fc.oneof(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 5, max: 40 })), {
    minLength: 6,
    maxLength: 6,
  }),
  zeros: fc.boolean(),
  width: fc.integer({ min: 1, max: 4 }),
});
const plain = [dimension('row', ['a', 'b'], TOTAL), dimension('column', ['x', 'y', 'z'], TOTAL)];

/** All whole tables of two rows and three columns that agree with what is shown. */
function tablesLike(
  values: readonly number[],
  shown: readonly { members: readonly number[]; value: number }[],
) {
  const most = values.reduce((sum, value) => sum + value, 0);
  const found: number[][] = [];
  const extend = (cells: number[]) => {
    const closed = shown.filter(({ members }) => Math.max(...members) === cells.length - 1);
    const agrees = closed.every(
      ({ members, value }) => members.reduce((sum, at) => sum + cells[at]!, 0) === value,
    );
    if (!agrees) return;
    if (cells.length === values.length) found.push(cells);
    else for (let next = 0; next <= most; next += 1) extend([...cells, next]);
  };
  extend([]);
  return found;
}

test('what the attacker works out is what trying all tables shows', () => {
  const small = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 6, maxLength: 6 });
  const cells = crossCells(plain, [[0, 1]]);
  const hiding = fc.array(fc.boolean(), { minLength: cells.length - 1, maxLength: cells.length - 1 });
  fc.assert(
    fc.property(small, hiding, (values, hides) => {
      const sum = (members: readonly number[]) => members.reduce((total, at) => total + values[at]!, 0);
      const shown = cells
        .filter((_, at) => at === 0 || !hides[at - 1])
        .map(({ members }) => ({ members, value: sum(members) }));
      const hidden = cells.filter((_, at) => at > 0 && hides[at - 1]).map(({ members }) => members);
      const result = attack(solver, shown, hidden, { isWhole: true });
      if (result.kind === 'contradiction') throw new Error('true values');
      const possible = tablesLike(values, shown);
      hidden.forEach((members, at) => {
        const sums = possible.map((table) => members.reduce((total, base) => total + table[base]!, 0));
        const { low, high, wholeLow, wholeHigh } = result.intervals[at]!;
        expect([wholeLow, wholeHigh]).toEqual([Math.min(...sums), Math.max(...sums)]);
        expect(low <= wholeLow && high >= wholeHigh).toBe(true);
      });
    }),
    { numRuns: 40 },
  );
});

test('every small cell keeps its width, no cheaper pattern does, and names change nothing', () => {
  const cells = crossCells(plain, [[0, 1]]);
  fc.assert(
    fc.property(tables, ({ values, zeros, width }) => {
      const question = questionOf(plain, values, { rule: { threshold: 5, zeros }, width });
      const { cells: found, proven, cost } = protect(question);
      expect(proven).toBe(true);
      const isSafe = (isHidden: readonly boolean[]) => {
        const sum = (members: readonly number[]) => members.reduce((total, at) => total + values[at]!, 0);
        const shown = cells
          .filter((_, at) => !isHidden[at])
          .map(({ members }) => ({ members, value: sum(members) }));
        const small = cells.filter((_, at) => found[at]!.hidden === 'small').map(({ members }) => members);
        const result = attack(solver, shown, small, { isWhole: true });
        return (
          result.kind === 'intervals' &&
          result.intervals.every(({ wholeLow, wholeHigh }) => wholeHigh - wholeLow >= width)
        );
      };
      const hidden = found.map((cell) => cell.hidden !== null);
      expect(isSafe(hidden)).toBe(true);
      for (const [at, { hidden: why }] of found.entries())
        if (why === 'others') expect(isSafe(hidden.with(at, false))).toBe(false);
      const turned = questionOf(
        plain.toReversed(),
        [0, 3, 1, 4, 2, 5].map((at) => values[at]!),
        {
          rule: question.rule,
          width,
        },
      );
      expect(protect(turned).cost).toBe(cost);
    }),
    { numRuns: 40 },
  );
});

test('the cheapest pattern is what trying all patterns finds', () => {
  const cells = crossCells(plain, [[0, 1]]);
  fc.assert(
    fc.property(tables, ({ values, width }) => {
      const question = questionOf(plain, values, { width });
      const { cells: found, cost } = protect(question);
      const sum = (members: readonly number[]) => members.reduce((total, at) => total + values[at]!, 0);
      const small = cells.filter((_, at) => found[at]!.hidden === 'small');
      const free = [...cells.keys()].filter((at) => found[at]!.hidden !== 'small' && found[at]!.value > 0);
      const price = (hidden: readonly number[]) =>
        hidden.reduce((total, at) => total + Math.max(1, found[at]!.value), 0);
      const isSafe = (others: readonly number[]) => {
        const shown = cells
          .filter((cell, at) => !small.includes(cell) && !others.includes(at))
          .map(({ members }) => ({ members, value: sum(members) }));
        const result = attack(
          solver,
          shown,
          small.map(({ members }) => members),
          { isWhole: true },
        );
        return (
          result.kind === 'intervals' &&
          result.intervals.every(({ wholeLow, wholeHigh }) => wholeHigh - wholeLow >= width)
        );
      };
      const cheaper = Array.from({ length: 2 ** free.length }, (_, bits) =>
        free.filter((_unused, at) => (bits >> at) & 1),
      ).filter((others) => price(others) < cost);
      expect(cheaper.some(isSafe)).toBe(false);
    }),
    { numRuns: 12 },
  );
});
