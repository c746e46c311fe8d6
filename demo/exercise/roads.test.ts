import { reachOf, seasons } from '@ulinzi/domain/geography';
import { expect, it } from 'vitest';
import { exercise } from './index.ts';

const { bases, communities, roads } = exercise;

it('roads lead from bases to communities that there are, each told once for a season and vehicle', () => {
  const slugs = (things: readonly { slug: string }[]) => new Set(things.map(({ slug }) => slug));
  for (const { base, community } of roads) {
    expect(slugs(bases)).toContain(base);
    expect(slugs(communities)).toContain(community);
  }
  const keys = roads.map(({ base, community, season, vehicle }) =>
    [base, community, season, vehicle].join(' '),
  );
  expect(new Set(keys).size).toBe(keys.length);
});

it('B12 in both seasons there are communities within an hour, beyond it, and not known', () => {
  const known = roads.map(({ basis, daysAgo: _days, ...road }) => ({ ...road, source: basis, asOf: '' }));
  for (const season of seasons) {
    const found = communities.map(({ base, slug }) => reachOf(known, base, slug, season));
    for (const reach of ['within', 'beyond', 'unknown'] as const)
      expect(found.filter((one) => one === reach).length).toBeGreaterThan(3);
    expect(found.filter((one) => one === 'unknown').length).toBeLessThan(communities.length / 4);
  }
});
