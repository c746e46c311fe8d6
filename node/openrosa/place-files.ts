// Bases, communities and visits as files beside a form: those that this post may report on, so that a phone holds no list of the
// whole mission. Other spellings stand with a name, so that each of them finds it.
import type { Base, Community } from '@ulinzi/domain/communities';
import type { Actor } from '@ulinzi/domain/registers';
import type { Visit } from '@ulinzi/domain/visits';
import type { Memory } from '../log/index.ts';

const reportable: readonly string[] = ['planned', 'held'];
const mostVisits = 100;

/** By file name. */
export function placeFilesFor(memory: Memory, actor: Actor): Readonly<Record<string, string>> {
  const bases = memory
    .registersOf<Base>('base')
    .map(({ state }) => state)
    .filter(({ slug, province }) => (actor.base === null ? province === actor.province : slug === actor.base))
    .sort(byLabel);
  const ours = new Set(bases.map(({ slug }) => slug));
  const communities = memory
    .registersOf<Community>('community')
    .map(({ state }) => state)
    .filter(({ base }) => ours.has(base))
    .sort(byLabel);
  return {
    'bases.csv': csv(
      ['name', 'label'],
      bases.map(({ slug, label }) => [slug, label]),
    ),
    'communities.csv': csv(
      ['name', 'label', 'base'],
      communities.map((community) => [community.slug, spellings(community), community.base]),
    ),
    'visits.csv': csv(['name', 'label', 'base'], visitsOf(memory, bases)),
  };
}

/** What a team may report on: planned or held, the newest first. */
function visitsOf(memory: Memory, bases: readonly Base[]): string[][] {
  const labels = new Map(bases.map(({ slug, label }) => [slug, label]));
  return memory
    .registersOf<Visit>('visit')
    .filter(({ state }) => labels.has(state.base) && reportable.includes(state.state))
    .sort((one, other) => (other.state.from ?? '').localeCompare(one.state.from ?? ''))
    .slice(0, mostVisits)
    .map(({ id, state: { base, from } }) => [id, `${labels.get(base)} ${from ?? ''}`.trim(), base]);
}

/** `Luvungi (Livungi, Luvunge)`. */
function spellings(community: Community): string {
  const others = [...new Set(community.aliases)].filter((name) => name !== community.label);
  return others.length === 0 ? community.label : `${community.label} (${others.join(', ')})`;
}

function byLabel(one: { label: string }, other: { label: string }): number {
  return one.label.localeCompare(other.label, 'fr');
}

function csv(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, ...rows].map((row) => `${row.map(quoted).join(',')}\n`).join('');
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
