// Where teams go and where Assistants are (A13: "JPTs are currently targeting areas where the CLAs are not").
// What each side means, and why: docs/decisions/coverage.md.
import { daysBetween } from '../kernel/index.ts';
import type { Visit } from '../visits/index.ts';

export const coverageClasses = ['team-only', 'assistant-only', 'both', 'neither'] as const;
export type CoverageClass = (typeof coverageClasses)[number];

/** A team's presence is felt for a year after it was there. */
export const teamDays = 365;

export interface Covered {
  readonly slug: string;
  readonly base: string;
}

export interface CommunityCoverage {
  readonly community: string;
  readonly base: string;
  readonly class: CoverageClass;
  /** The last day of the last visit that was held and named it, however long ago. */
  readonly lastTeamOn: string | null;
}

/**
 * The class of each community: a team's, where a visit that named it was held in the last year; an Assistant's, where one
 * sits at its base now.
 */
export function coverageOf(
  communities: Iterable<Covered>,
  visits: Iterable<Visit>,
  hasAssistant: (base: string) => boolean,
  today: string,
): CommunityCoverage[] {
  const lastTeam = new Map<string, string>();
  for (const { state, until, communities: named } of visits)
    for (const community of state === 'held' && until !== null ? named : [])
      if (until !== null && until > (lastTeam.get(community) ?? '')) lastTeam.set(community, until);
  return [...communities].map(({ slug, base }) => {
    const lastTeamOn = lastTeam.get(slug) ?? null;
    const hasTeam = lastTeamOn !== null && daysBetween(lastTeamOn, today) <= teamDays;
    return { community: slug, base, class: classOf(hasTeam, hasAssistant(base)), lastTeamOn };
  });
}

function classOf(hasTeam: boolean, hasAssistant: boolean): CoverageClass {
  if (hasTeam) return hasAssistant ? 'both' : 'team-only';
  return hasAssistant ? 'assistant-only' : 'neither';
}
