// Finds places by a name as somebody typed or heard it. Never says "this one" where two fit: there are two Luvungi.
import { bareName, nameKey, soundOf, stemOf } from './place-name.ts';
import { slipsBetween } from './spelling-distance.ts';
import type { sures, whys } from './answers.ts';

export interface NamedPlace {
  readonly slug: string;
  readonly label: string;
  readonly base: string;
  readonly aliases: readonly string[];
  readonly territory: string | null;
}

export interface FoundPlace {
  readonly slug: string;
  readonly base: string;
  /** The name or alias that fits. */
  readonly name: string;
  readonly why: (typeof whys)[number];
  readonly sure: (typeof sures)[number];
}

interface Name {
  readonly place: NamedPlace;
  readonly name: string;
  readonly isAlias: boolean;
  readonly key: string;
  readonly sound: string;
}

/** Made once for a set of places, asked many times. */
export interface PlaceIndex {
  readonly names: readonly Name[];
  readonly byKey: ReadonlyMap<string, readonly number[]>;
  readonly bySound: ReadonlyMap<string, readonly number[]>;
  readonly byStem: ReadonlyMap<string, readonly number[]>;
  readonly byPair: ReadonlyMap<string, readonly number[]>;
  readonly short: readonly number[];
  /** In the order of their keys. */
  readonly sorted: readonly Name[];
}

/** So few letters that a slip may leave no pair of them standing. */
const shortName = 4;
const leastToBegin = 2;
const mostFound = 8;

export function placeIndex(places: Iterable<NamedPlace>): PlaceIndex {
  const names = [...places].flatMap(namesOf);
  const index = {
    names,
    byKey: new Map<string, number[]>(),
    bySound: new Map<string, number[]>(),
    byStem: new Map<string, number[]>(),
    byPair: new Map<string, number[]>(),
    short: [] as number[],
    sorted: [...names].sort((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0)),
  };
  names.forEach(({ key, sound }, at) => {
    note(index.byKey, key, at);
    note(index.bySound, sound, at);
    const stem = stemOf(key);
    if (stem !== null) note(index.byStem, stem, at);
    for (const pair of pairsOf(sound)) note(index.byPair, pair, at);
    if (key.length <= shortName) index.short.push(at);
  });
  return index;
}

/** A place goes by its label, the label without what stands in brackets, its aliases, and each with its territory. */
function namesOf(place: NamedPlace): Name[] {
  const bare = bareName(place.label);
  const spoken = [
    { name: place.label, text: place.label, isAlias: false },
    { name: place.label, text: bare, isAlias: false },
    ...place.aliases.map((name) => ({ name, text: name, isAlias: true })),
  ];
  const inTerritory = spoken
    .slice(1)
    .map((one) => ({ ...one, text: `${one.text} ${place.territory ?? ''}` }));
  const byKey = new Map<string, Name>();
  for (const { name, text, isAlias } of [...spoken, ...inTerritory]) {
    const key = nameKey(text);
    if (key !== '' && !byKey.has(key)) byKey.set(key, { place, name, isAlias, key, sound: soundOf(key) });
  }
  return [...byKey.values()];
}

function note(map: Map<string, number[]>, key: string, at: number): void {
  const noted = map.get(key);
  if (noted) noted.push(at);
  else map.set(key, [at]);
}

/** Pairs of letters that stand together, the edges counted as letters. */
function pairsOf(word: string): Set<string> {
  const edged = ` ${word} `;
  return new Set(Array.from({ length: edged.length - 1 }, (_, at) => edged.slice(at, at + 2)));
}

interface Fit {
  readonly name: Name;
  readonly why: FoundPlace['why'];
  /** Less is nearer. */
  readonly distance: number;
}

/**
 * The places that a name may mean, the most likely first: by name, by alias, by sound, by slips of spelling, by
 * beginning; among equals those of `area` (a base) first. The order of the places in the index makes no difference.
 */
export function findPlaces(
  index: PlaceIndex,
  query: string,
  { area = null, limit = mostFound }: { area?: string | null; limit?: number } = {},
): FoundPlace[] {
  const key = nameKey(query);
  if (key === '') return [];
  const best = new Map<string, Fit>();
  for (const fit of fitsOf(index, key)) {
    const { slug } = fit.name.place;
    const held = best.get(slug);
    if (!held || rank(fit) < rank(held) || (rank(fit) === rank(held) && fit.name.key < held.name.key))
      best.set(slug, fit);
  }
  const ranked = [...best.values()].sort(
    (one, other) =>
      rank(one) - rank(other) ||
      Number(other.name.place.base === area) - Number(one.name.place.base === area) ||
      (one.name.place.slug < other.name.place.slug ? -1 : 1),
  );
  const isAlone = ranked.filter(isAFit).length === 1;
  return ranked.slice(0, limit).map((fit) => ({
    slug: fit.name.place.slug,
    base: fit.name.place.base,
    name: fit.name.name,
    why: fit.why,
    sure: isExact(fit) && isAlone ? 'certain' : isAFit(fit) ? 'likely' : 'possible',
  }));
}

/** What a name may mean, and the one place that it means, by one search. */
export function searchIn(
  index: PlaceIndex,
  query: string,
  area: string | null,
): { settled: string | null; places: FoundPlace[] } {
  const found = findPlaces(index, query, { area, limit: Number.POSITIVE_INFINITY });
  return { settled: settledAmong(found, area), places: found.slice(0, mostFound) };
}

/**
 * The one place that a name means, or null: the only one that goes by that name or sounds like it, mission-wide or else
 * in the sender's own area, and by its name or an alias. A near spelling alone settles nothing.
 */
function settledAmong(found: readonly FoundPlace[], area: string | null): string | null {
  const fits = found.filter(isAFit);
  const own = fits.length === 1 ? fits : fits.filter(({ base }) => base === area);
  const [only] = own;
  return only && own.length === 1 && isExact(only) ? only.slug : null;
}

function isExact({ why }: { why: FoundPlace['why'] }): boolean {
  return why === 'name' || why === 'alias';
}

function isAFit(fit: { why: FoundPlace['why'] }): boolean {
  return isExact(fit) || fit.why === 'sound';
}

const tiers = { name: 0, alias: 10, sound: 20, spelling: 30, beginning: 40 } as const;

function rank({ why, distance }: Fit): number {
  return tiers[why] + distance;
}

function* fitsOf(index: PlaceIndex, key: string): Generator<Fit> {
  const sound = soundOf(key);
  for (const at of index.byKey.get(key) ?? []) {
    const name = index.names[at] as Name;
    yield { name, why: name.isAlias ? 'alias' : 'name', distance: 0 };
  }
  for (const at of index.bySound.get(sound) ?? [])
    yield { name: index.names[at] as Name, why: 'sound', distance: 0 };
  yield* nearOf(index, key, sound);
  yield* stemsOf(index, key);
  yield* beginningsOf(index, key);
}

/** One slip in a short name, three in a long one. */
function slipsAllowed(key: string): number {
  return key.length <= shortName ? 1 : key.length <= 8 ? 2 : 3;
}

function* nearOf(index: PlaceIndex, key: string, sound: string): Generator<Fit> {
  const bound = slipsAllowed(key);
  for (const at of candidatesOf(index, key, sound, bound)) {
    const name = index.names[at] as Name;
    const inSound = slipsBetween(sound, name.sound, bound + 1);
    // What sounds farther than one slip more is not written nearer: a slip in the writing makes two in the sound at most.
    if (inSound > bound + 1) continue;
    const distance = Math.min(slipsBetween(key, name.key, bound), inSound + 0.5);
    if (distance <= bound) yield { name, why: 'spelling', distance };
  }
}

/**
 * Names that share enough pairs of letters to be within some slips: a slip breaks two pairs, two letters changed about
 * three, and one slip more is allowed for what makes two in the sound.
 */
function candidatesOf(index: PlaceIndex, key: string, sound: string, bound: number): Iterable<number> {
  const { names, byPair, short } = index;
  const shared = new Uint8Array(names.length);
  const pairs = pairsOf(sound);
  const enough = Math.max(1, pairs.size - 2 * bound - 2);
  const found: number[] = key.length <= shortName ? [...short] : [];
  for (const pair of pairs)
    for (const at of byPair.get(pair) ?? []) {
      const count = (shared[at] as number) + 1;
      shared[at] = count;
      if (count === enough && Math.abs((names[at] as Name).key.length - key.length) <= bound + 1)
        found.push(at);
    }
  return found;
}

/** Said with or without its class prefix. */
function* stemsOf(index: PlaceIndex, key: string): Generator<Fit> {
  const stem = stemOf(key);
  const found = [
    ...(index.byStem.get(key) ?? []),
    ...(stem === null ? [] : (index.byKey.get(stem) ?? [])),
    ...(stem === null ? [] : (index.byStem.get(stem) ?? [])),
  ];
  for (const at of found) yield { name: index.names[at] as Name, why: 'spelling', distance: 1.5 };
}

/** What somebody is still typing. */
function* beginningsOf({ sorted }: PlaceIndex, key: string): Generator<Fit> {
  if (key.length < leastToBegin) return;
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as Name).key < key) low = middle + 1;
    else high = middle;
  }
  for (let at = low; sorted[at]?.key.startsWith(key); at++)
    yield {
      name: sorted[at] as Name,
      why: 'beginning',
      distance: Math.min(9, (sorted[at] as Name).key.length - key.length),
    };
}
