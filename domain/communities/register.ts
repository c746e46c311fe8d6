// Bases and communities as the mission's registers hold them: folded from their entries, read by every other rule.
import type { DataOf, Moment } from '../kernel/index.ts';
import type { addCommunity, describeCommunity, openBase, Province, setClocks } from './acts.ts';
import { type Description, withDescription } from './description.ts';
import { isSameName } from './place-name.ts';

export interface Ladder {
  readonly acknowledgeMinutes: number;
  readonly dutyOfficerMinutes: number;
  readonly decideMinutes: number;
  readonly feedbackHours: number;
}

/** FORMATS: the ladder; feedback within 24 h. */
export const usualLadder: Ladder = {
  acknowledgeMinutes: 5,
  dutyOfficerMinutes: 10,
  decideMinutes: 30,
  feedbackHours: 24,
};

/** The parts of a ladder that are not the usual ones: what an entry carries. */
export function unusualParts(ladder: Ladder): Partial<Ladder> {
  return Object.fromEntries(
    Object.entries(ladder).filter(([name, value]) => usualLadder[name as keyof Ladder] !== value),
  );
}

/** The whole ladder from what an entry carries of it. */
export function ladderOf(parts: Partial<Record<keyof Ladder, number | undefined>>): Ladder {
  return {
    acknowledgeMinutes: parts.acknowledgeMinutes ?? usualLadder.acknowledgeMinutes,
    dutyOfficerMinutes: parts.dutyOfficerMinutes ?? usualLadder.dutyOfficerMinutes,
    decideMinutes: parts.decideMinutes ?? usualLadder.decideMinutes,
    feedbackHours: parts.feedbackHours ?? usualLadder.feedbackHours,
  };
}

export interface Base {
  readonly slug: string;
  readonly label: string;
  readonly province: Province;
  readonly latitude: number;
  readonly longitude: number;
  readonly circle: number;
  readonly ladder: Ladder;
}

export interface Community {
  readonly slug: string;
  readonly label: string;
  readonly base: string;
  readonly latitude: number;
  readonly longitude: number;
  /** Other names and spellings, in the order in which they were given. */
  readonly aliases: readonly string[];
  /** What was said of it, each from its day on: `descriptionOf` reads it. */
  readonly described: readonly Description[];
}

export function baseOpened(data: DataOf<typeof openBase>, circle: number): Base {
  return { ...data, circle, ladder: usualLadder };
}

export function clocksSet(base: Base, data: DataOf<typeof setClocks>): Base {
  return { ...base, ladder: data };
}

export function communityAdded(data: DataOf<typeof addCommunity>): Community {
  return { ...data, aliases: [], described: [] };
}

export function aliasAdded(community: Community, name: string): Community {
  return { ...community, aliases: [...community.aliases, name] };
}

export function aliasRemoved(community: Community, name: string): Community {
  return { ...community, aliases: community.aliases.filter((alias) => !isSameName(alias, name)) };
}

export function communityDescribed(
  community: Community,
  data: DataOf<typeof describeCommunity>,
  at: Moment,
): Community {
  return { ...community, described: withDescription(community.described, data, at) };
}
