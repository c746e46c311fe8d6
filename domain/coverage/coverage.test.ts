import { describe, expect, test } from 'vitest';
import { momentOf } from '../kernel/index.ts';
import { visitCancelled, visitHeld, visitWanted } from '../visits/index.ts';
import { coverageOf } from './index.ts';

const at = momentOf('2026-11-24T08:00:00.000Z');
const today = '2026-11-24';
const roster = [{ component: 'military' as const, people: 3 }];
const heldAt = (base: string, communities: string[], until: string) =>
  visitHeld(visitWanted({ base }, at), { from: until, until, communities, roster }, at);

/** Two bases, one with an Assistant; at each a village where a team was, and one where none was. */
const communities = [
  { slug: 'ntoto', base: 'kibua' },
  { slug: 'mera', base: 'kibua' },
  { slug: 'kiliba', base: 'sange' },
  { slug: 'lemera', base: 'sange' },
];
const visits = [heldAt('kibua', ['ntoto'], '2026-06-01'), heldAt('sange', ['kiliba'], '2026-09-01')];
const classes = (all = visits, on = today) =>
  Object.fromEntries(
    coverageOf(communities, all, (base) => base === 'kibua', on).map((one) => [one.community, one.class]),
  );

describe('A13 where teams go and where Assistants are', () => {
  test('the fixture gives the four classes', () => {
    expect(classes()).toEqual({
      ntoto: 'both',
      mera: 'assistant-only',
      kiliba: 'team-only',
      lemera: 'neither',
    });
  });

  test('a visit counts for a year, and only one that was held', () => {
    expect(classes(visits, '2027-06-01').ntoto).toBe('both');
    expect(classes(visits, '2027-06-02').ntoto).toBe('assistant-only');
    const cancelled = visitCancelled(
      visitWanted({ base: 'sange', communities: ['lemera'] }, at),
      { reason: 'no-vehicle' },
      at,
    );
    expect(classes([...visits, cancelled]).lemera).toBe('neither');
  });

  test('the last visit is told however long ago it was', () => {
    const old = heldAt('kibua', ['mera'], '2019-03-03');
    const [, mera] = coverageOf(communities, [...visits, old], () => false, today);
    expect(mera).toEqual({ community: 'mera', base: 'kibua', class: 'neither', lastTeamOn: '2019-03-03' });
  });
});
