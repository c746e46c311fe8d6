// How far the alert network has come, counted by base and province (B15). Pure, so that it is tested alone.
import { stages } from '@ulinzi/domain/communities';
import { type CommunityShown, hasChannel, type BaseShown } from './place-list.ts';

export interface StageCounts {
  /** A province's code, or `base <slug>`: what the list is narrowed to. */
  readonly where: string;
  readonly isProvince: boolean;
  /** By stage, in their order. */
  readonly counts: readonly number[];
  readonly total: number;
  readonly withoutChannel: number;
}

function countsOf(where: string, isProvince: boolean, of: readonly CommunityShown[]): StageCounts {
  const counts = stages.map((stage) => of.filter((one) => one.stage === stage).length);
  const withoutChannel = of.filter((one) => !hasChannel(one.stage)).length;
  return { where, isProvince, counts, total: of.length, withoutChannel };
}

/** Each province followed by its bases; those where most have no channel yet come first. */
export function stageCounts(
  bases: readonly BaseShown[],
  communities: readonly CommunityShown[],
): StageCounts[] {
  const byBase = new Map<string, CommunityShown[]>(bases.map(({ slug }) => [slug, []]));
  for (const one of communities) byBase.get(one.base)?.push(one);
  const worst = (a: StageCounts, b: StageCounts) =>
    b.withoutChannel - a.withoutChannel || (a.where < b.where ? -1 : 1);
  const provinces = [...new Set(bases.map(({ province }) => province))].map((province) => {
    const own = bases.filter((base) => base.province === province);
    const all = own.flatMap(({ slug }) => byBase.get(slug) ?? []);
    const each = own.map(({ slug }) => countsOf(`base ${slug}`, false, byBase.get(slug) ?? []));
    return { whole: countsOf(province, true, all), each: each.sort(worst) };
  });
  return provinces.sort((a, b) => worst(a.whole, b.whole)).flatMap(({ whole, each }) => [whole, ...each]);
}
