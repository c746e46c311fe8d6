/** Insertions, deletions and replacements of one character that turn one word into another (Levenshtein 1966). */
function editDistance(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const replaced = above[column - 1]! + (a[row - 1] === b[column - 1] ? 0 : 1);
      current.push(Math.min(replaced, above[column]! + 1, current[column - 1]! + 1));
    }
    above = current;
  }
  return above[b.length]!;
}

/** The name that is the fewest slips away from a word, of those at most `mostSlips` away; undefined where none is. */
export function nearest(word: string, names: readonly string[], mostSlips: number): string | undefined {
  let best: string | undefined;
  let fewest = mostSlips + 1;
  for (const name of names) {
    const slips = editDistance(word, name);
    if (slips < fewest) {
      best = name;
      fewest = slips;
    }
  }
  return best;
}
