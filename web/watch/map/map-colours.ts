// The colours of the map: the tokens of the page, so that map and board are one. WebGL takes no custom properties.
const names = [
  'ground',
  'surface',
  'ink',
  'ink-2',
  'ink-3',
  'line-2',
  'accent',
  'accent-ink',
  'late',
  'late-ink',
  'soon-mark',
  'done-mark',
  'land',
  'land-out',
  'border',
  'border-in',
  'road',
] as const; // prettier-ignore
export type ColourName = (typeof names)[number];
export type Colours = Readonly<Record<ColourName, string>>;

/** The tokens as the page has them now, in the reader's scheme. */
export function screenColours(): Colours {
  const style = getComputedStyle(document.documentElement);
  return coloursFrom((name) => style.getPropertyValue(name));
}

/** The tokens of paper: those of the light scheme, whatever the reader's is. */
export function paperColours(): Colours {
  const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]);
  // The light scheme is the rule outside of any condition.
  const root = rules.find(
    (rule): rule is CSSStyleRule =>
      rule instanceof CSSStyleRule &&
      rule.selectorText === ':root' &&
      rule.style.getPropertyValue('--land') !== '',
  );
  return root ? coloursFrom((name) => root.style.getPropertyValue(name)) : screenColours();
}

function coloursFrom(read: (name: string) => string): Colours {
  return Object.fromEntries(names.map((name) => [name, read(`--${name}`).trim()])) as Colours;
}
