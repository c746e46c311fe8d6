// What a form says anew of a community: what stays as it is, is not said again.
import { midnightOf } from '../../shared/typed-time.ts';
import type { CommunityShown } from './place-list.ts';

export interface Typed {
  readonly stage: string;
  readonly languages: readonly string[];
  readonly marketDays: readonly number[];
  readonly populationLow: string;
  readonly populationHigh: string;
  readonly vulnerability: string;
  readonly territory: string;
}

export function typedOf(community: CommunityShown): Typed {
  const text = (value: number | null) => (value === null ? '' : String(value));
  return {
    stage: community.stage,
    languages: community.languages,
    marketDays: community.marketDays,
    populationLow: text(community.populationLow),
    populationHigh: text(community.populationHigh),
    vulnerability: text(community.vulnerability),
    territory: community.territory ?? '',
  };
}

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** The parts that differ, from a day on (the bases' midnight; null: from now); null where nothing does. */
export function saidAnew(community: CommunityShown, typed: Typed, from: string): object | null {
  const before = typedOf(community);
  const parts: Record<string, unknown> = {};
  if (typed.stage !== before.stage) parts['stage'] = typed.stage;
  // Nothing can be unsaid by an empty list: what is not known stays as it was said.
  for (const name of ['languages', 'marketDays'] as const)
    if (typed[name].length > 0 && !isSame(typed[name], before[name])) parts[name] = typed[name];
  const isCounted =
    typed.populationLow !== before.populationLow || typed.populationHigh !== before.populationHigh;
  if (isCounted && typed.populationLow !== '' && typed.populationHigh !== '') {
    parts['populationLow'] = Number(typed.populationLow);
    parts['populationHigh'] = Number(typed.populationHigh);
  }
  if (typed.vulnerability !== '' && typed.vulnerability !== before.vulnerability)
    parts['vulnerability'] = Number(typed.vulnerability);
  const territory = typed.territory.trim();
  if (territory !== '' && territory !== before.territory) parts['territory'] = territory;
  if (Object.keys(parts).length === 0) return null;
  return { ...parts, ...(from !== '' && { from: midnightOf(from) }) };
}
