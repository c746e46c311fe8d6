// Tables as crosses of columns whose codes may have levels (a country in a union in the world).

/** A column of a table. */
export interface Dimension {
  name: string;
  /** The finest codes. */
  leaves: readonly string[];
  /** Every code that can be published, the total first, with the numbers of its leaves. */
  groups: ReadonlyMap<string, readonly number[]>;
}

/** A cell of a table: one code for each dimension, and the base cells it sums. */
export interface CrossCell {
  codes: readonly string[];
  members: readonly number[];
}

/**
 * A dimension from its finest codes. `parentOf` gives the code above a code, where there is one; several levels may
 * stand above each other. Throws RangeError where they go round in a circle, or where a code is the total's.
 */
export function dimension(
  name: string,
  leaves: readonly string[],
  total: string,
  parentOf: ReadonlyMap<string, string> = new Map(),
): Dimension {
  const groups = new Map<string, number[]>([[total, [...leaves.keys()]]]);
  const above = new Map<string, number[]>();
  leaves.forEach((leaf, number) => {
    const passed = new Set([leaf]);
    for (let code = parentOf.get(leaf); code !== undefined && code !== total; code = parentOf.get(code)) {
      if (passed.has(code)) throw new RangeError(`"${name}" has a code above itself`);
      passed.add(code);
      const below = above.get(code);
      if (below === undefined) above.set(code, [number]);
      else below.push(number);
    }
  });
  for (const [code, below] of above) groups.set(code, below);
  leaves.forEach((leaf, number) => {
    if (groups.has(leaf)) throw new RangeError(`"${name}" has a code both for itself and for a sum`);
    groups.set(leaf, [number]);
  });
  return { name, leaves, groups };
}

/** How many base cells the cross of the finest codes has. */
export function baseSize(dimensions: readonly Dimension[]): number {
  return dimensions.reduce((size, { leaves }) => size * leaves.length, 1);
}

/** The base cell of some finest codes, by their number in each dimension. */
export function baseCell(dimensions: readonly Dimension[], leaves: readonly number[]): number {
  return dimensions.reduce((at, dimension, column) => at * dimension.leaves.length + leaves[column]!, 0);
}

/** The base cells of some codes, one for each dimension; undefined where a dimension has no such code. */
export function membersOf(dimensions: readonly Dimension[], codes: readonly string[]): number[] | undefined {
  let members = [0];
  for (const [column, { leaves, groups }] of dimensions.entries()) {
    const below = groups.get(codes[column]!);
    if (below === undefined) return undefined;
    members = members.flatMap((at) => below.map((leaf) => at * leaves.length + leaf));
  }
  return members;
}

/**
 * Every cell of some tables with all their margins: each table crosses some of the dimensions (by number), and totals
 * the others. A cell that several tables share comes once.
 */
export function crossCells(
  dimensions: readonly Dimension[],
  tables: readonly (readonly number[])[],
): CrossCell[] {
  const cells = new Map<string, CrossCell>();
  for (const table of tables) {
    let rows: string[][] = [[]];
    dimensions.forEach(({ groups }, column) => {
      const codes = [...groups.keys()];
      const shown = table.includes(column) ? codes : codes.slice(0, 1);
      rows = rows.flatMap((row) => shown.map((code) => [...row, code]));
    });
    for (const codes of rows)
      cells.set(JSON.stringify(codes), { codes, members: membersOf(dimensions, codes)! });
  }
  return [...cells.values()];
}
