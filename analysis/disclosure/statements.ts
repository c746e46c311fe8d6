// Every published cell is a sum of base cells: of the finest cross of all columns. That is all an attacker has.

/** A sum of base cells that somebody may read. */
export interface Statement {
  /** Numbers of the base cells, each once. */
  members: readonly number[];
  value: number;
}

/**
 * Base cells that no statement tells apart, taken as one: `atomsOf[statement]` are the atoms of each statement. What is
 * in no statement is in no atom.
 */
export interface Atoms {
  count: number;
  atomsOf: readonly (readonly number[])[];
  /** The atom of each base cell that some statement counts. */
  atomOfBase: ReadonlyMap<number, number>;
}

/** Merges base cells as far as the statements (lists of members) allow. */
export function atomsOf(statements: readonly (readonly number[])[]): Atoms {
  const seenIn = new Map<number, number[]>();
  statements.forEach((members, statement) => {
    for (const base of members) {
      const before = seenIn.get(base);
      if (before === undefined) seenIn.set(base, [statement]);
      else before.push(statement);
    }
  });
  const numberOf = new Map<string, number>();
  const atomOfBase = new Map<number, number>();
  const lists: number[][] = statements.map(() => []);
  for (const [base, within] of seenIn) {
    const key = within.join();
    let atom = numberOf.get(key);
    if (atom === undefined) {
      atom = numberOf.size;
      numberOf.set(key, atom);
      for (const statement of within) lists[statement]!.push(atom);
    }
    atomOfBase.set(base, atom);
  }
  return { count: numberOf.size, atomsOf: lists, atomOfBase };
}

/** The sums of base values by atom. */
export function atomValues({ count, atomOfBase }: Atoms, baseValues: ArrayLike<number>): Float64Array {
  const values = new Float64Array(count);
  for (const [base, atom] of atomOfBase) values[atom]! += baseValues[base]!;
  return values;
}

/** The same text for the same sum, whatever the order of its members. */
export function keyOfSum(members: readonly number[]): string {
  return [...members].sort((a, b) => a - b).join();
}
