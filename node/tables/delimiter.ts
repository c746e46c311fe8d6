const CANDIDATES = [',', ';', '\t'] as const;
const LOOKED_AT = 50;

/**
 * The delimiter of a CSV text: the one that splits its first lines into the same number of cells, more than one, most
 * often. Null where two would do equally well. A file of one column has none, and any of them reads it: `,`.
 */
export function detectDelimiter(text: string): string | null {
  const counts = CANDIDATES.map((delimiter) => ({ delimiter, perLine: cellsPerLine(text, delimiter) }));
  const inHeader = counts.filter(({ perLine }) => (perLine[0] ?? 1) > 1);
  if (inHeader.length === 0) return ',';
  if (inHeader.length === 1) return inHeader[0]!.delimiter;
  const steady = inHeader.filter(({ perLine }) => perLine.every((cells) => cells === perLine[0]));
  return steady.length === 1 ? steady[0]!.delimiter : null;
}

function cellsPerLine(text: string, delimiter: string): number[] {
  const counts: number[] = [];
  let quoted = false;
  let cells = 1;
  let used = false;
  for (let at = 0; at < text.length && counts.length < LOOKED_AT; at += 1) {
    const character = text[at];
    if (character === '"') quoted = !quoted;
    else if (!quoted && character === delimiter) cells += 1;
    else if (!quoted && (character === '\n' || character === '\r')) {
      if (used) counts.push(cells);
      cells = 1;
      used = false;
      continue;
    }
    used = true;
  }
  if (used && counts.length < LOOKED_AT) counts.push(cells);
  return counts;
}
