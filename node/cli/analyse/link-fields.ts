// The fields of a linkage in words: what each level is called, and why a group is proposed.
import {
  contributions,
  daysBetween,
  kmBetween,
  type Linkage,
  levelsOf,
  MISSING,
} from '@ulinzi/analysis/links';
import type { Speak } from '@ulinzi/words';
import { sayNumber } from './frame.ts';
import type { EventLinkage } from './link-events.ts';

/** A field as people and programs know it. */
export interface FieldWords {
  /** Name of the field in JSON. */
  name: string;
  /** Names of its levels in JSON. */
  levels: readonly string[];
  /** Its name for people, where what is said of its levels does not hold it. */
  title: string | null;
  /** A level for people; the pairs (by number) are those of which it is said, all at this level or closer. */
  say(level: number, pairs: readonly number[]): string;
}

/** The fields of linked events. */
export function eventFields(linked: EventLinkage, speak: Speak): FieldWords[] {
  return linked.linkage.candidates.fields.map(({ name }) => {
    if (name === 'distance') return distanceField(linked, speak);
    if (name === 'days') return daysField(linked, speak);
    if (name === 'place') return wordField('place', ['same', 'close', 'other'], speak);
    if (name === 'text') return wordField('text', ['alike', 'partly', 'unlike'], speak);
    const kind = linked.events.kinds.find((candidate) => name === `kind:${candidate.name}`)!;
    return kindField(kind.name, kind.levelNames, speak);
  });
}

function distanceField({ events, steps, linkage }: EventLinkage, speak: Speak): FieldWords {
  const farthest = mostOf(linkage, (a, b) => kmBetween(events, a, b));
  const say = (level: number, pairs: readonly number[]) => {
    const km = pairs.length > 0 ? farthest(pairs) : steps.km[level]!;
    if (km < 0.05) return speak('analyse-link.same-spot');
    return speak('analyse-link.distance', { km: sayNumber(km, speak, 1) });
  };
  const levels = steps.km.map((km) => `<= ${km} km`);
  return { name: 'distance', levels, title: speak('analyse-link.field.distance'), say };
}

function daysField({ events, steps, linkage }: EventLinkage, speak: Speak): FieldWords {
  const longest = mostOf(linkage, (a, b) => daysBetween(events, a, b));
  const say = (level: number, pairs: readonly number[]) =>
    speak('analyse-link.days', { days: pairs.length > 0 ? longest(pairs) : steps.days[level]! });
  const levels = steps.days.map((days) => `<= ${days} days`);
  return { name: 'days', levels, title: speak('analyse-link.field.days'), say };
}

function mostOf({ candidates }: Linkage, measure: (a: number, b: number) => number) {
  const { left, right } = candidates;
  return (pairs: readonly number[]) =>
    pairs.reduce((most, pair) => Math.max(most, measure(left[pair]!, right[pair]!)), 0);
}

function wordField(name: 'place' | 'text', levels: readonly string[], speak: Speak): FieldWords {
  const say = (level: number) => speak(`analyse-link.${name}-${levels[level]}`);
  return { name, levels, title: speak(`analyse-link.field.${name}`), say };
}

function kindField(name: string, levelNames: readonly string[], speak: Speak): FieldWords {
  const say = (level: number) =>
    level < levelNames.length
      ? speak('analyse-link.kind-same', { level: levelNames[level]! })
      : speak('analyse-link.kind-other', { level: name });
  return { name, levels: [...levelNames, 'other'], title: name, say };
}

/** The fields of linked lists. */
export function listFields(linkage: Linkage, speak: Speak): FieldWords[] {
  return linkage.candidates.fields.map(({ name, levels }) => {
    const words = levels === 2 ? ['same', 'other'] : ['same', 'close', 'other'];
    return {
      name,
      levels: words,
      title: null,
      say: (level) => speak(`analyse-link.cell-${words[level]}`, { field: name }),
    };
  });
}

/**
 * Why the records of a group are thought to be the same, strongest reason first: for each field the farthest level
 * among its pairs, with the mean bits; what speaks against comes last, with bits below zero.
 */
export function reasonsFor(
  linkage: Linkage,
  pairs: readonly number[],
  fields: readonly FieldWords[],
  speak: Speak,
): string[] {
  const { candidates, weights } = linkage;
  const bitsOfPairs = pairs.map((pair) => contributions(weights, levelsOf(candidates, pair)));
  return fields
    .flatMap((field, index) => {
      const compared = pairs.filter((pair) => candidates.levels[index]![pair] !== MISSING);
      if (compared.length === 0) return [];
      const level = compared.reduce((most, pair) => Math.max(most, candidates.levels[index]![pair]!), 0);
      const bits = bitsOfPairs.reduce((sum, ofPair) => sum + ofPair[index]!, 0) / compared.length;
      return [{ bits, text: field.say(level, compared) }];
    })
    .sort((a, b) => b.bits - a.bits)
    .map(({ bits, text }) => speak('analyse-link.reason', { text, bits: sayBits(bits, speak) }));
}

/** Bits with their sign and one decimal. */
export function sayBits(bits: number, speak: Speak): string {
  return `${bits < 0 ? '-' : '+'}${sayNumber(Math.abs(bits), speak, 1)}`;
}
