// French sets a space before its high signs. A line must not end there, and no catalog has to think of it.

/** Keeps `:`, `?`, `!`, `;` and the inside of guillemets on the line of the word they belong to. */
export function keepSigns(text: string): string {
  return text
    .replace(/ (?=[:»])/g, '\u00a0')
    .replace(/(?<=«) /g, '\u00a0')
    .replace(/ (?=[;?!])/g, '\u202f');
}
