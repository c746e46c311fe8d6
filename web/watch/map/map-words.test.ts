// The words of the map: each that it asks for is there, and each that is there is asked for.
import { stages } from '@ulinzi/domain/communities';
import { roadSources, seasons } from '@ulinzi/domain/geography';
import { wordIds } from '@ulinzi/words';
import { describe, expect, it } from 'vitest';
import { networks, sorts } from './map-rows.ts';
import { tones } from './place-alerts.ts';
import { reaches } from './reach-shown.ts';

const sources = Object.values(
  import.meta.glob<string>(['./*.{ts,tsx}', '!./*.test.ts'], {
    query: '?raw',
    import: 'default',
    eager: true,
  }),
).join('\n');

const written = [...sources.matchAll(/'(watch-map\.[a-z0-9.-]+)'/g)].map(([, id]) => id as string);
const coded: Readonly<Record<string, readonly string[]>> = {
  'watch-map.telling': ['reach', 'network'],
  'watch-map.season': seasons,
  'watch-map.season-short': seasons,
  'watch-map.tone': tones,
  'watch-map.reach': reaches,
  'watch-map.network': networks,
  'watch-map.stage': stages,
  'watch-map.source': roadSources,
  'watch-map.sorted': sorts,
};
const ids = wordIds('watch-map');
const asked = new Set([
  ...written.filter((id) => !(id in coded)),
  ...Object.entries(coded).flatMap(([area, codes]) => codes.map((code) => `${area}.${code}`)),
  // Asked for by its own name and as the head of its codes.
  'watch-map.telling',
]);

describe('the words of the map', () => {
  it('are all there, and none is left over', () => {
    expect([...asked].filter((id) => !(ids as readonly string[]).includes(id))).toEqual([]);
    expect(ids.filter((id) => !asked.has(id))).toEqual([]);
  });
});
