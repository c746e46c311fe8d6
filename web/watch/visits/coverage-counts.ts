// Where teams go and where Assistants are, counted and narrowed. Pure, so that it is tested without a screen.
import { type CoverageAnswer, type CoverageClass, coverageClasses } from '@ulinzi/domain/coverage';

export type Covered = CoverageAnswer['communities'][number];

/** How many communities there are of each class; of one base where one is given. */
export function classCounts(communities: readonly Covered[], base: string): Record<CoverageClass, number> {
  const counts = { 'team-only': 0, 'assistant-only': 0, both: 0, neither: 0 };
  for (const one of communities) if (base === '' || one.base === base) counts[one.class] += 1;
  return counts;
}

/** Those that are drawn and listed: of a base, of the classes that are shown; what has least first, then by name. */
export function shownOf(
  communities: readonly Covered[],
  base: string,
  shown: readonly CoverageClass[],
): Covered[] {
  const rank = ({ class: of }: Covered) => least.indexOf(of);
  return communities
    .filter((one) => (base === '' || one.base === base) && shown.includes(one.class))
    .sort((one, other) => rank(one) - rank(other) || one.label.localeCompare(other.label));
}

/** From those whom nobody reaches to those whom both reach. */
const least: readonly CoverageClass[] = ['neither', 'team-only', 'assistant-only', 'both'];

/** The classes shown after one of them was pressed: the pressed one alone, or all where it was alone already. */
export function pressed(shown: readonly CoverageClass[], one: CoverageClass): readonly CoverageClass[] {
  return shown.length === 1 && shown[0] === one ? coverageClasses : [one];
}
