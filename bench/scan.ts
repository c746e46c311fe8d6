// `npm run bench -- scan [REPLICATIONS]`: a retrospective space-time permutation scan of 10,000 invented events with 999
// replications on every core, and how its cost grows with events, places and days.
import { availableParallelism } from 'node:os';
import { civilDay, pointsFromDegrees } from '@ulinzi/analysis/clusters';
import { seededRandom } from '@ulinzi/analysis/kernel';
import { prepareScan } from '../node/cli/analyse/scan-problem.ts';
import { runScan, type ScanOutcome } from '../node/cli/analyse/scan-run.ts';
import type { ScanStudy } from '../node/cli/analyse/scan-study.ts';
import { speaker } from '@ulinzi/words';

interface Size {
  events: number;
  places: number;
  days: number;
}

const FULL: Size = { events: 10_000, places: 800, days: 365 };
const REPLICATIONS = 999;
/** For the table of sizes. */
const FEW = 60;
/** SaTScan 10.3 (C++) on the same question, size and number of cores. */
const SATSCAN_SECONDS = 394;
/** A run that takes longer is not repeated. */
const REPEATED_BELOW_SECONDS = 60;

/** Some 400 by 300 km around Walikale, in degrees. */
const AREA = { south: -3, north: 0.6, west: 26.9, east: 29.6 };

/** A few places have most of the events, and some weeks more than others, as incidents do. */
function inventedStudy({ events, places, days }: Size, replications: number): ScanStudy {
  const random = seededRandom(7, events + places + days);
  const between = (low: number, high: number) => low + (high - low) * random.uniform();
  const latitudes = Array.from({ length: places }, () => between(AREA.south, AREA.north));
  const longitudes = Array.from({ length: places }, () => between(AREA.west, AREA.east));
  const ofPlace = random.multinomial(
    events,
    Float64Array.from({ length: places }, () => random.gamma(0.7)),
  );
  const ofDay = Float64Array.from(
    { length: days },
    (_, day) => 1 + 0.3 * Math.sin((2 * Math.PI * day) / 365),
  );
  const cases = Array.from(ofPlace).flatMap((count, place) =>
    Array.from(random.multinomial(count, ofDay)).flatMap((number, day) =>
      number === 0 ? [] : [{ place, day, category: 0, count: number }],
    ),
  );
  const points = pointsFromDegrees(latitudes, longitudes);
  const coordinates = latitudes.map((latitude, place) => [latitude, longitudes[place]!]);
  return {
    settings: {
      stretch: 'space-time',
      isProspective: false,
      model: 'permutation',
      rules: { rates: 'high', leastHighCases: 2, leastLowCases: 0 },
      period: { start: 0, end: days - 1, unit: 'day', length: 1 },
      windows: { shortest: 1, longest: { by: 'units', most: 30 }, kind: 'all' },
      size: { percent: 50, circlePercent: null, distance: 50 },
      reportedSize: null,
      also: { wholePeriod: false, allPlaces: false },
      overlap: 'no-shared-place',
      isFirstOnly: false,
      inference: {
        replications,
        report: 'standard',
        enough: 50,
        addsGumbel: false,
        adjustedSince: null,
        every: 1,
        frequency: 'day',
      },
    },
    data: {
      names: Array.from({ length: places }, (_, place) => [`place ${place}`]),
      places: points,
      centres: points,
      centreCoordinates: coordinates,
      placeCoordinates: coordinates,
      coordinates: 'degrees',
      cases,
      controls: [],
      population: [],
      categories: 1,
      circleWeights: null,
    },
    notes: [],
  };
}

async function timed(study: ScanStudy): Promise<{ seconds: number; outcome: ScanOutcome; circles: number }> {
  const begun = performance.now();
  const prepared = prepareScan(study, speaker('en'));
  const outcome = await runScan(study, prepared, {
    seed: 1,
    signal: new AbortController().signal,
    progress: () => undefined,
  });
  const seconds = (performance.now() - begun) / 1000;
  return { seconds, outcome, circles: prepared.problem.circles.places.length };
}

const replications = Number(process.argv[2] ?? REPLICATIONS);
if (!Number.isInteger(replications) || replications < 99) {
  console.error('Replications: a whole number of at least 99.');
  process.exit(2);
}

const describeSize = ({ events, places, days }: Size) => `${events} events, ${places} places, ${days} days`;
console.log(
  `Space-time permutation, high rates, circles to 50 km, windows to 30 days, ${describeSize(FULL)},`,
);
console.log(`${replications} replications, ${availableParallelism()} cores\n`);

const study = inventedStudy(FULL, replications);
const runs = [await timed(study)];
while (runs.length < 3 && runs[0]!.seconds < REPEATED_BELOW_SECONDS) runs.push(await timed(study));
const ordered = runs.map(({ seconds }) => seconds).sort((a, b) => a - b);
const median = ordered[Math.floor(ordered.length / 2)]!;
console.log(
  `seconds: ${median.toFixed(1)} (median of ${runs.map(({ seconds }) => seconds.toFixed(1)).join(', ')})`,
);
if (replications === REPLICATIONS)
  console.log(
    `SaTScan 10.3 (C++), two such cores: ${SATSCAN_SECONDS} s, ${(SATSCAN_SECONDS / median).toFixed(1)} times as long`,
  );

const { outcome, circles } = runs[0]!;
console.log(`circles: ${circles}\n`);
console.log('most likely clusters');
console.log('places  days              cases  expected  statistic      p');
const dayText = (day: number) => {
  const { month, day: ofMonth } = civilDay(day);
  return `${String(month).padStart(2, '0')}-${String(ofMonth).padStart(2, '0')}`;
};
for (const { size, start, end, cases, measure, ratio, pValue } of outcome.clusters.slice(0, 5))
  console.log(
    [
      String(size).padStart(6),
      ` ${dayText(start)} to ${dayText(end - 1)}`.padEnd(17),
      String(cases).padStart(5),
      measure.toFixed(2).padStart(9),
      ratio.toFixed(6).padStart(10),
      (pValue ?? Number.NaN).toFixed(3).padStart(6),
    ].join(' '),
  );

console.log(`\nhow the cost grows (${FEW} replications; starting the threads is in it)`);
console.log('events  places  days  circles  seconds  ms a replication');
const sizes: Size[] = [
  FULL,
  { ...FULL, events: 2_500 },
  { ...FULL, events: 40_000 },
  { ...FULL, places: 400 },
  { ...FULL, places: 1_600 },
  { ...FULL, days: 183 },
  { ...FULL, days: 730 },
];
for (const size of sizes) {
  const run = await timed(inventedStudy(size, FEW));
  console.log(
    [
      String(size.events).padStart(6),
      String(size.places).padStart(7),
      String(size.days).padStart(5),
      String(run.circles).padStart(8),
      run.seconds.toFixed(2).padStart(8),
      ((1000 * run.seconds) / FEW).toFixed(1).padStart(17),
    ].join(' '),
  );
}
