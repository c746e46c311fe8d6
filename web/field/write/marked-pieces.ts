// What may be a name, marked in the text while it is being written.

/** Where something stands in a text. */
export interface Stretch {
  readonly from: number;
  readonly until: number;
}

/** The text in pieces, those that may be a name apart: to draw them marked. Overlapping ones are joined. */
export function pieces(text: string, names: readonly Stretch[]): { text: string; isName: boolean }[] {
  const made: { text: string; isName: boolean }[] = [];
  let at = 0;
  for (const { from, until } of [...names].sort((one, other) => one.from - other.from)) {
    if (until <= at) continue;
    if (from > at) made.push({ text: text.slice(at, from), isName: false });
    made.push({ text: text.slice(Math.max(from, at), until), isName: true });
    at = until;
  }
  if (at < text.length) made.push({ text: text.slice(at), isName: false });
  return made;
}
