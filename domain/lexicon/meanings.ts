/**
 * What a word of a message may mean, in the order in which it is shown: what people do to people first. Labels stand
 * in the catalogs under `alerts.meaning.<code>`. A meaning is a threat or a place in general, never a person, and may
 * be shown where the words themselves may not. Source: FORMATS, languages.
 */
export const meanings = [
  'weapons',
  'shots',
  'killing',
  'abduction',
  'rape',
  'looting',
  'fire',
  'flight',
  'roadblock',
  'soldiers',
  'many',
  'night',
  'market',
  'school',
  'church',
  'road',
  'river',
  'field',
  'help',
] as const;
export type Meaning = (typeof meanings)[number];

/** These meanings, each once and in the order of the list; a code that the list does not know is left out. */
export function inOrder(found: Iterable<string>): Meaning[] {
  const known = new Set(found);
  return meanings.filter((meaning) => known.has(meaning));
}
