// EXERCISE in the upper margin of every printed page: a sheet that is taken from among the others still says so. What
// is fixed on a page would be cut off there; a box of the margin itself is not, and never lies over text.

let mark: CSSStyleSheet | null = null;

/** Sets the words that stand above each printed page; null for none. The paper of the codes keeps its empty margin. */
export function markPaper(words: string | null): void {
  if (!('adoptedStyleSheets' in document)) return;
  if (!mark) {
    mark = new CSSStyleSheet();
    document.adoptedStyleSheets.push(mark);
  }
  mark.replaceSync(
    words === null
      ? ''
      : `@page{@top-center{content:${JSON.stringify(words)};font:600 12px sans-serif;letter-spacing:.12em}}@page codes{@top-center{content:none}}`,
  );
}
