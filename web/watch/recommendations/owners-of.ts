// Posts that may answer for a recommendation. Pure, so that it is tested without a screen.
import { claimRecommendation } from '@ulinzi/domain/recommendations';

interface Sat {
  readonly slug: string;
  readonly role: string;
  readonly base: string | null;
  readonly province: string | null;
}

/** Those of its base first, then those of its province that have no base. */
export function ownersOf(all: readonly Sat[], base: string, province: string | null): string[] {
  const may = claimRecommendation.who as readonly string[];
  const fits = ({ role, base: own, province: of }: Sat) =>
    may.includes(role) && (own === base || (own === null && province !== null && of === province));
  return all
    .filter(fits)
    .sort((one, other) => Number(other.base === base) - Number(one.base === base))
    .map(({ slug }) => slug);
}
