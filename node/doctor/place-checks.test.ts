import { exercise } from '@ulinzi/demo/exercise';
import type { Community } from '@ulinzi/domain/communities';
import { expect, it } from 'vitest';
import { checkPlaces } from './place-checks.ts';

const communities = exercise.communities.map(
  ({ slug, label, base, latitude, longitude }): Community => ({
    slug,
    label,
    base,
    latitude,
    longitude,
    aliases: [],
    described: [],
  }),
);
const [first] = communities;
const held = { gateways: [], bases: [], duties: [], communities, areas: [] };
const now = Date.parse('2026-11-28T01:00:00.000Z');

it('finds the community whose longitude and latitude were exchanged, and none beside a border', () => {
  expect(checkPlaces(held, now)).toEqual([]);
  const exchanged = { ...(first as Community), latitude: 28.49, longitude: -1.28 };
  expect(checkPlaces({ ...held, communities: [...communities, exchanged] }, now)).toEqual([
    { code: 'outside-provinces', values: { count: 1, communities: exchanged.slug } },
  ]);
});
