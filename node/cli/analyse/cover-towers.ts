// `analyse cover --towers N`: what a gift of telephone towers can reach, and how little of the region that is (B14).
import { radiusKmOf, type TowerAnswer } from '@ulinzi/analysis/coverage';
import { type Call, UsageError } from '../command.ts';
import { type MapPlace, readTowerPlaces } from './cover-input.ts';
import { towersPicture } from './cover-picture.ts';
import { askThread } from './cover-thread.ts';
import type { CoverTask } from './cover-worker.ts';
import { type AnalysisResult, numberOption, sayNumber, textOption } from './frame.ts';

/** "A maximum of 225 additional square kilometers" for ten. */
const AREA_KM2 = 22.5;

/** North and South Kivu. */
const REGION_KM2 = 124_553;

const FOR_SITES = ['times', 'model', 'count', 'within', 'time'];

/** Chooses where towers go, and tells whom and how much land each adds. */
export async function towerResult(call: Call): Promise<AnalysisResult> {
  const { speak } = call.io;
  for (const option of FOR_SITES)
    if (textOption(call, option) !== undefined)
      throw new UsageError(speak('analyse-cover.not-for-towers', { option }));
  const count = numberOption(call, 'towers', { min: 1, integer: true, default: 1 });
  const areaKm2 = numberOption(call, 'area', { min: 0.001, default: AREA_KM2 });
  const regionKm2 = numberOption(call, 'region-area', { min: areaKm2, default: REGION_KM2 });
  const { places, sites } = await readTowerPlaces(call);
  const task: CoverTask = { kind: 'towers', question: { places, sites, count, areaKm2, regionKm2 } };
  const answer = await askThread<TowerAnswer>(call, new URL('./cover-worker.ts', import.meta.url), task);
  const radiusKm = radiusKmOf(areaKm2);
  const towers = answer.towers.map(({ site, newlyReached, newKm2 }) => ({
    ...sites[site]!,
    newlyReached,
    newKm2,
  }));
  return {
    json: {
      objective: answer.newlyReached,
      sites: towers.map(({ id }) => id),
      proven: answer.proven,
      bound: Number.isFinite(answer.bound) ? answer.bound : null,
      naive: {
        objective: answer.naive.newlyReached,
        sites: answer.naive.sites.map((site) => sites[site]!.id),
      },
      towers,
      areaKm2: answer.areaKm2,
      mostAreaKm2: count * areaKm2,
      regionKm2,
      shareOfRegion: answer.shareOfRegion,
    },
    table: {
      columns: ['rank', 'site', 'latitude', 'longitude', 'newly-reached', 'new-area'].map((name) =>
        speak(`analyse-cover.column.${name}`),
      ),
      rows: towers.map((tower, rank) => [
        rank + 1,
        tower.id,
        tower.latitude,
        tower.longitude,
        tower.newlyReached,
        tower.newKm2,
      ]),
    },
    reading: {
      means: speak('analyse-cover.means.towers', {
        towers: towers.length,
        reached: sayNumber(answer.newlyReached, speak),
        area: sayNumber(answer.areaKm2, speak, 1),
        most: sayNumber(count * areaKm2, speak, 1),
        share: sayNumber(100 * answer.shareOfRegion, speak),
        region: sayNumber(regionKm2, speak, 0),
      }),
      assumes: speak('analyse-cover.assumes-towers', {
        area: sayNumber(areaKm2, speak),
        radius: sayNumber(radiusKm, speak),
      }),
      cannot: speak('analyse-cover.cannot-towers'),
    },
    notes: towerNotes(call, places, count, answer),
    picture: () => towersPicture(call, places, sites, answer, radiusKm),
  };
}

function towerNotes(
  call: Call,
  places: readonly (MapPlace & { weight: number; isReached: boolean })[],
  count: number,
  answer: TowerAnswer,
): string[] {
  const { speak } = call.io;
  const say = (value: number) => sayNumber(value, speak);
  const left = places.reduce((sum, { weight, isReached }) => (isReached ? sum : sum + weight), 0);
  const notes = [
    speak('analyse-cover.still-without', { weight: say(left - answer.newlyReached), of: say(left) }),
    answer.proven
      ? speak('analyse-cover.proven')
      : speak('analyse-cover.not-proven', { bound: say(answer.bound) }),
    answer.naive.newlyReached === answer.newlyReached
      ? speak('analyse-cover.naive-equal')
      : speak('analyse-cover.naive', {
          objective: say(answer.naive.newlyReached),
          best: say(answer.newlyReached),
        }),
  ];
  if (answer.towers.length < count) notes.push(speak('analyse-cover.fewer', { sites: answer.towers.length }));
  return notes;
}
