// `npm run bench -- scan [REPLICATIONS]`: a retrospective space-time permutation scan of 10,000 invented events, as an
// analyst runs it (the program, from a table of events), and how its cost grows with events, places and days.
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { civilDay } from '@ulinzi/analysis/clusters';
import { seededRandom } from '@ulinzi/analysis/kernel';

const runProgram = promisify(execFile);
const program = join(import.meta.dirname, '../node/cli/main.ts');

interface Size {
  events: number;
  places: number;
  days: number;
}

interface Printed {
  clusters: {
    locations: string[];
    start: string;
    end: string;
    cases: number;
    expected: number;
    statistic: number;
    pValue: number | null;
  }[];
}

const FULL: Size = { events: 10_000, places: 800, days: 365 };
const REPLICATIONS = 999;
/** For the table of sizes: enough that starting and reading weigh little. */
const FEWER = 250;
/** SaTScan 10.3 (C++) on a question of this size, with two cores. */
const SATSCAN_SECONDS = 394;
/** A run that takes longer is not repeated. */
const REPEATED_BELOW_SECONDS = 60;

/** Some 400 by 300 km around Walikale, in degrees. */
const AREA = { south: -3, north: 0.6, west: 26.9, east: 29.6 };

/** A few places have most of the events, and the dry season more than the rains. */
function inventedEvents({ events, places, days }: Size): string {
  const random = seededRandom(7, events + places + days);
  const between = (low: number, high: number) => (low + (high - low) * random.uniform()).toFixed(5);
  const at = Array.from(
    { length: places },
    () => `${between(AREA.south, AREA.north)},${between(AREA.west, AREA.east)}`,
  );
  const ofPlace = random.multinomial(
    events,
    at.map(() => random.gamma(0.7)),
  );
  const season = Array.from({ length: days }, (_, day) => 1 + 0.3 * Math.sin((2 * Math.PI * day) / 365));
  const lines = Array.from(ofPlace).flatMap((count, place) =>
    Array.from(random.multinomial(count, season)).flatMap((number, day) =>
      Array.from({ length: number }, () => `village ${place},${at[place]},${dayText(day)}`),
    ),
  );
  return ['place,latitude,longitude,date', ...lines, ''].join('\n');
}

/** Days since 1 January 1970, which is as good a year as any. */
function dayText(day: number): string {
  const { year, month, day: ofMonth } = civilDay(day);
  return `${year}-${String(month).padStart(2, '0')}-${String(ofMonth).padStart(2, '0')}`;
}

async function timed(size: Size, replications: number): Promise<{ seconds: number; printed: Printed }> {
  const cwd = await mkdtemp(join(tmpdir(), 'bench-scan-'));
  try {
    await writeFile(join(cwd, 'events.csv'), inventedEvents(size));
    const period = ['--start', dayText(0), '--end', dayText(size.days - 1)];
    const limits = ['--within-distance', '50', '--longest', '30', '--replications', String(replications)];
    const words = ['analyse', 'scan', 'events.csv', '--place', 'place', ...period, ...limits, '--json'];
    const begun = performance.now();
    const { stdout } = await runProgram(process.execPath, [program, ...words], { cwd, maxBuffer: 2 ** 27 });
    return { seconds: (performance.now() - begun) / 1000, printed: JSON.parse(stdout) as Printed };
  } finally {
    await rm(cwd, { recursive: true });
  }
}

const replications = Number(process.argv[2] ?? REPLICATIONS);
if (!Number.isInteger(replications) || replications < 99) {
  console.error('Replications: a whole number of at least 99.');
  process.exit(2);
}

console.log(
  `Space-time permutation, high rates, circles to 50 km, windows to 30 days: ${FULL.events} events, ${FULL.places} places,\n${FULL.days} days; ${replications} replications, ${availableParallelism()} cores\n`,
);
const runs = [await timed(FULL, replications)];
while (runs.length < 3 && runs[0]!.seconds < REPEATED_BELOW_SECONDS)
  runs.push(await timed(FULL, replications));
const median = runs.map(({ seconds }) => seconds).sort((a, b) => a - b)[Math.floor(runs.length / 2)]!;
const each = runs.map(({ seconds }) => seconds.toFixed(1)).join(', ');
console.log(`seconds, from the file to the result: ${median.toFixed(1)} (median of ${each})`);
console.log(`SaTScan 10.3 (C++), ${REPLICATIONS} replications on two such cores: ${SATSCAN_SECONDS}\n`);

console.log('most likely clusters (nothing was planted)');
console.log('places  days                      cases  expected   statistic      p');
for (const { locations, start, end, cases, expected, statistic, pValue } of runs[0]!.printed.clusters.slice(
  0,
  5,
))
  console.log(
    [
      String(locations.length).padStart(6),
      ` ${start} to ${end}`,
      String(cases).padStart(5),
      expected.toFixed(2).padStart(9),
      statistic.toFixed(6).padStart(11),
      (pValue === null ? '-' : pValue.toFixed(3)).padStart(6),
    ].join(' '),
  );

console.log('\nhow the cost grows');
console.log(`events  places  days  seconds with ${FEWER} replications  ms a replication`);
const sizes: Size[] = [
  FULL,
  { ...FULL, events: 5_000 },
  { ...FULL, events: 20_000 },
  { ...FULL, places: 400 },
  { ...FULL, places: 1_600 },
  { ...FULL, days: 183 },
  { ...FULL, days: 730 },
];
for (const size of sizes) {
  const { seconds } = await timed(size, FEWER);
  console.log(
    [
      String(size.events).padStart(6),
      String(size.places).padStart(7),
      String(size.days).padStart(5),
      seconds.toFixed(2).padStart(29),
      ((1000 * seconds) / FEWER).toFixed(1).padStart(17),
    ].join(' '),
  );
}
