/** Rows of the table, used again by every call: a search compares thousands of names. */
const longest = 255;
let before = new Uint16Array(longest + 1);
let above = new Uint16Array(longest + 1);
let current = new Uint16Array(longest + 1);

/**
 * Slips of the finger that turn one word into another: one letter more, less, or other, or two changed about (optimal
 * string alignment). Gives `bound + 1` as soon as it is sure to be more than `bound`; only cells that near the diagonal
 * are looked at.
 */
export function slipsBetween(one: string, other: string, bound: number): number {
  const more = bound + 1;
  const rows = Math.min(one.length, longest);
  const columns = Math.min(other.length, longest);
  if (Math.abs(rows - columns) > bound) return more;
  for (let column = 0; column <= columns; column++) above[column] = column;
  for (let row = 1; row <= rows; row++) {
    const from = Math.max(1, row - bound);
    const until = Math.min(columns, row + bound);
    current[from - 1] = from === 1 ? row : more;
    let least = current[from - 1] as number;
    const letter = one.charCodeAt(row - 1);
    for (let column = from; column <= until; column++) {
      const there = other.charCodeAt(column - 1);
      const replaced = (above[column - 1] as number) + (letter === there ? 0 : 1);
      const removed = column === row + bound ? more : (above[column] as number) + 1;
      const added = (current[column - 1] as number) + 1;
      let slips = replaced < removed ? replaced : removed;
      if (added < slips) slips = added;
      const isTurned =
        row > 1 &&
        column > 1 &&
        letter === other.charCodeAt(column - 2) &&
        one.charCodeAt(row - 2) === there &&
        Math.abs(row - column) <= bound;
      if (isTurned) slips = Math.min(slips, (before[column - 2] as number) + 1);
      current[column] = slips;
      if (slips < least) least = slips;
    }
    if (least > bound) return more;
    [before, above, current] = [above, current, before];
  }
  return Math.min(more, above[columns] as number);
}
