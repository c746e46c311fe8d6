// Sources in the order in which they need care, and what a role may do for one. Pure, so that it is tested alone.
import type { SourcesAnswer } from '@ulinzi/domain/registers';
import { clearSource, markSourceAtRisk, revokeSourcePhone } from '@ulinzi/domain/sources';
import { plain } from '../../shared/plain.ts';

export type Source = SourcesAnswer['sources'][number];

export const shows = ['all', 'at-risk', 'revoked'] as const;
export type Show = (typeof shows)[number];

export type SourceAct = 'mark' | 'clear' | 'revoke';

/** Those at risk first, then revoked phones, then by code. */
export function riskFirst(sources: readonly Source[]): Source[] {
  const care = (one: Source) => (one.isAtRisk ? 2 : 0) + (one.isPhoneRevoked ? 1 : 0);
  return [...sources].sort((a, b) => care(b) - care(a) || a.code.localeCompare(b.code));
}

export function matches(
  source: Source,
  show: Show,
  search: string,
  communityLabel: (slug: string) => string,
): boolean {
  if (show === 'at-risk' && !source.isAtRisk) return false;
  if (show === 'revoked' && !source.isPhoneRevoked) return false;
  const wanted = plain(search.trim());
  return (
    wanted === '' ||
    plain(source.code).includes(wanted) ||
    plain(communityLabel(source.community)).includes(wanted)
  );
}

/** What may be done for a source as it is now, by this role. */
export function actsFor(source: Source, role: string): SourceAct[] {
  const may = (who: readonly string[]) => who.includes(role);
  return [
    ...(!source.isAtRisk && may(markSourceAtRisk.who) ? (['mark'] as const) : []),
    ...(source.isAtRisk && may(clearSource.who) ? (['clear'] as const) : []),
    ...(!source.isPhoneRevoked && may(revokeSourcePhone.who) ? (['revoke'] as const) : []),
  ];
}
