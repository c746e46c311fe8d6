// The alerts of a board, gathered by the community they are from: what stands on the map at a place. Pure.
import type { BoardLine } from '@ulinzi/domain/alerts';
import type { Tone } from '../alerts/index.ts';

/** What one place shows: its most pressing state, and every alert there, what needs someone next first. */
export interface PlaceAlerts {
  readonly community: string;
  readonly tone: Tone;
  readonly lines: readonly BoardLine[];
}

/** The most pressing first, as on the board. */
export const tones: readonly Tone[] = ['late', 'soon', 'calm', 'done'];

export interface AlertsByPlace {
  /** In the order of the board, by the first alert of each. */
  readonly places: readonly PlaceAlerts[];
  /** Alerts of which nobody has said where, or whose place is in no register. */
  readonly withoutPlace: readonly BoardLine[];
}

/**
 * Gathers lines that are in the order of the board: a clock that has run out at one of several alerts makes the place
 * red, and so on down.
 */
export function alertsByPlace(
  ordered: readonly BoardLine[],
  isKnown: (community: string) => boolean,
  toneOf: (line: BoardLine) => Tone,
): AlertsByPlace {
  const byPlace = new Map<string, BoardLine[]>();
  const withoutPlace: BoardLine[] = [];
  for (const line of ordered) {
    const there = byPlace.get(line.community ?? '');
    if (there) there.push(line);
    else if (line.community !== null && isKnown(line.community)) byPlace.set(line.community, [line]);
    else withoutPlace.push(line);
  }
  const places = [...byPlace].map(([community, lines]) => ({
    community,
    tone: mostPressing(lines.map(toneOf)),
    lines,
  }));
  return { places, withoutPlace };
}

function mostPressing(there: readonly Tone[]): Tone {
  return tones.find((tone) => there.includes(tone)) ?? 'calm';
}
