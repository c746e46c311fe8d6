// Bases and communities as the mission's registers hold them: folded from their entries, read by every other rule.
import type { DataOf } from '../kernel/index.ts';
import type { addCommunity, openBase, Province, setClocks } from './acts.ts';

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
}

export function baseOpened(data: DataOf<typeof openBase>, circle: number): Base {
  return { ...data, circle, ladder: usualLadder };
}

export function clocksSet(base: Base, data: DataOf<typeof setClocks>): Base {
  return { ...base, ladder: data };
}

export function communityAdded(data: DataOf<typeof addCommunity>): Community {
  return data;
}
