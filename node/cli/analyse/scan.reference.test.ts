// SaTScan's own sample data with the results of SaTScan 10.3.2 and 9.6: counts, expected cases and statistics must agree
// to every printed digit; p-values, being drawn, within four standard errors.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { folderWith, runForTest } from './frame-testing.ts';
import { scanCommand } from './scan.ts';
import { type PrintedCluster, type PrintedScan, projectWith, textsOf } from './scan-testing.ts';

const reference = (name: string) =>
  fileURLToPath(new URL(`../../../../shared/reference/satscan-${name}`, import.meta.url));

/** A cluster as the published results write it. */
interface PublishedCluster {
  locations: string[];
  /** Such as "(34.764079 N, 106.003634 W) / 125.60 km" or "(42.0838,-75.9898) / 0.087". */
  coords_radius?: string;
  time?: string;
  observed: number;
  expected: number;
  llr: number;
  p: number;
}

const published = (name: string) =>
  JSON.parse(readFileSync(`${reference(name)}/expected.json`, 'utf8')) as Record<
    string,
    { clusters: PublishedCluster[] }
  >;

async function scan(argv: string[], cwd: string): Promise<PrintedScan> {
  return (await runForTest(scanCommand, [...argv, '--json'], { cwd })).json<PrintedScan>();
}

/** Every published cluster, in its place of the list. Names at equal distances may change places. */
function expectClusters(found: readonly PrintedCluster[], wanted: readonly PublishedCluster[]): void {
  expect(found.length).toBeGreaterThanOrEqual(wanted.length);
  wanted.forEach((cluster, i) => {
    const one = found[i]!;
    expect(one.statistic).toBeCloseTo(cluster.llr, 5);
    expect(one.cases).toBe(cluster.observed);
    expect(Math.abs(one.expected - cluster.expected)).toBeLessThan(0.00501);
    if (cluster.locations[0] !== 'All')
      expect([...one.locations].sort()).toEqual([...cluster.locations].sort());
    if (cluster.time !== undefined) expect([one.start, one.end]).toEqual(datesOf(cluster.time));
    expectCircle(one, cluster.coords_radius);
  });
}

/** "1985/1/1 to 1989/12/31" or "1985 to 1991". */
function datesOf(time: string): string[] {
  const [from, to] = time.split(' to ').map((date) => date.split('/').map((part) => part.padStart(2, '0')));
  return [
    [from![0], from![1] ?? '01', from![2] ?? '01'].join('-'),
    [to![0], to![1] ?? '12', to![2] ?? '31'].join('-'),
  ];
}

function expectCircle(one: PrintedCluster, circle: string | undefined): void {
  if (circle === undefined) return;
  const numbers = circle.match(/-?\d+(\.\d+)?/g)!.map(Number);
  const radius = circle.split('/')[1]!.trim().split(' ')[0]!;
  // As many digits as are printed.
  const half = 0.501 * 10 ** -(radius.split('.')[1]?.length ?? 0);
  if (circle.includes('km')) {
    const [latitude, longitude] = [numbers[0]!, circle.includes('W') ? -numbers[1]! : numbers[1]!];
    expect(one.latitude).toBeCloseTo(latitude, 5);
    expect(one.longitude).toBeCloseTo(longitude, 5);
    expect(Math.abs(one.radiusKm! - numbers[2]!)).toBeLessThan(half);
  } else {
    expect(one.x).toBeCloseTo(numbers[0]!, 3);
    expect(one.y).toBeCloseTo(numbers[1]!, 3);
    expect(one).not.toHaveProperty('radiusKm');
    expect(Math.abs(one.radius! - numbers[2]!)).toBeLessThan(half);
  }
}

/** p-values of the same clusters drawn anew with so many replications. */
function expectPValues(found: readonly PrintedCluster[], wanted: readonly PublishedCluster[], drawn: number) {
  wanted.forEach(({ p }, i) => {
    const standardError = Math.sqrt((p * (1 - p)) / drawn);
    expect(Math.abs(found[i]!.pValue! - p)).toBeLessThan(4 * standardError + 1 / drawn);
  });
}

describe('New Mexico brain cancer, SaTScan 10.3.2', () => {
  const folder = reference('new-mexico');
  const answers = published('new-mexico');
  const base = readFileSync(`${folder}/nm_st_9999.prm`, 'utf8');
  const projectOf = async (settings: Record<string, string | number>) =>
    projectWith(settings, await textsOf(folder, ['nm.cas', 'nm.geo', 'nm.pop']), base);

  // SaTScan's analysis types, models and rates as its parameter file numbers them.
  const runs = {
    space_time_poisson_mc9999: {},
    purely_spatial_poisson_mc9999: { AnalysisType: 1 },
    purely_spatial_poisson_25pct_mc9999: { AnalysisType: 1, MaxSpatialSizeInPopulationAtRisk: 25 },
    purely_temporal_poisson_mc9999: { AnalysisType: 2 },
    prospective_space_time_poisson_mc9999: { AnalysisType: 4 },
    space_time_permutation_mc999: { ModelType: 2 },
    space_time_poisson_high_and_low_mc999: { ScanAreas: 3 },
  };
  for (const [name, settings] of Object.entries(runs)) {
    test(`${name}: the same clusters in the same order`, async () => {
      const cwd = await projectOf({ ...settings, MonteCarloReps: 0 });
      expectClusters((await scan(['project.prm'], cwd)).clusters, answers[name]!.clusters);
    });
  }

  for (const name of ['space_time_poisson_mc9999', 'purely_spatial_poisson_mc9999'] as const) {
    test(`${name}: p-values`, async () => {
      const cwd = await projectOf({ ...runs[name], MonteCarloReps: 999 });
      const { clusters, replications } = await scan(['project.prm'], cwd);
      expect(replications).toBe(999);
      expectPValues(clusters.slice(0, 1), answers[name]!.clusters.slice(0, 1), 999);
      expect(clusters.map(({ pValueKind }) => pValueKind)).toEqual(clusters.map(() => 'standard'));
      expect(clusters.map(({ recurrenceDays }) => recurrenceDays)).toEqual(clusters.map(() => null));
    });
  }

  test('space_time_permutation_mc999: p-values, and nothing is listed that every simulation exceeds', async () => {
    const cwd = await projectOf({ ...runs.space_time_permutation_mc999, MonteCarloReps: 999 });
    const { clusters } = await scan(['project.prm'], cwd);
    expectPValues(clusters, answers['space_time_permutation_mc999']!.clusters, 999);
  });

  test('prospective: recurrence in days, a year being 365.25', async () => {
    const cwd = await projectOf({ AnalysisType: 4, MonteCarloReps: 999 });
    const { clusters } = await scan(['project.prm'], cwd);
    expectPValues(clusters, answers['prospective_space_time_poisson_mc9999']!.clusters, 999);
    for (const { pValue, recurrenceDays } of clusters)
      expect(recurrenceDays).toBeCloseTo(Math.max(1, 365.25 / pValue!), 6);
  });

  test('the parameter file as it is shipped', async () => {
    const { clusters, replications } = await scan(['nm_st_9999.prm'], folder);
    expect(replications).toBe(9999);
    // What every simulated maximum exceeds is not listed, by SaTScan neither.
    expect(clusters).toHaveLength(3);
    expectClusters(clusters, answers['space_time_poisson_mc9999']!.clusters);
    // Both sides are drawn here.
    expectPValues(clusters, answers['space_time_poisson_mc9999']!.clusters, 9999 / 2);
  });
});

describe('New York fever, prospective space-time permutation', () => {
  const folder = reference('new-york-fever');
  const zips = ['11418', '11415', '11419', '11435', '11416', '11421', '11451', '11375', '11417'];

  function expectFever([first]: readonly PrintedCluster[]): void {
    expect([...first!.locations].sort()).toEqual([...zips].sort());
    expect(first).toMatchObject({ start: '2001-11-22', end: '2001-11-24', cases: 4 });
    expect(first!.expected).toBeCloseTo(0.67, 2);
    expect(first!.statistic).toBeCloseTo(3.845418, 6);
    expect(first!.pValue).toBeGreaterThanOrEqual(0.168);
    expect(first!.pValue).toBeLessThanOrEqual(0.244);
    expect(first!.recurrenceDays).toBeCloseTo(1 / first!.pValue!, 6);
  }

  test('the project as it is', async () => {
    const { clusters } = await scan(['NYCSpaceTimePermutation.prm'], folder);
    expectFever(clusters);
    expect(clusters[0]!.locations).toEqual(zips);
  });

  test('the same from a table of events', async () => {
    const texts = await textsOf(folder, ['NYCfever.cas', 'NYCfever.geo']);
    const rows = (text: string) =>
      text
        .split(/\r?\n/)
        .map((line) => line.trim().split(/\s+/))
        .filter(({ length }) => length > 1);
    const at = new Map(rows(texts['NYCfever.geo']!).map(([zip, ...place]) => [zip, place]));
    const events = rows(texts['NYCfever.cas']!).map(([zip, count, date]) => {
      const [year, month, day] = date!.split('/').map((part) => part.padStart(2, '0'));
      return [zip, ...at.get(zip)!, count, `${year}-${month}-${day}`].join(',');
    });
    // A table knows only the places it names: those without cases come with a count of nought.
    const others = [...at].map(([zip, place]) => [zip, ...place, 0, '2001-11-01'].join(','));
    const lines = [...events, ...others];
    const cwd = await folderWith({ 'fever.csv': `zip,latitude,longitude,n,date\n${lines.join('\n')}\n` });
    const options = '--place zip --count n --prospective --within-distance 3 --longest 7';
    const dates = '--start 2001-11-01 --end 2001-11-24';
    expectFever((await scan(['fever.csv', ...`${options} ${dates}`.split(' ')], cwd)).clusters);
  });
});

describe('New York leukaemia, spatial Poisson', () => {
  const answers = published('new-york-leukaemia');
  const rows = readFileSync(`${reference('new-york-leukaemia')}/data.csv`, 'utf8')
    .trim()
    .split('\n')
    .slice(1);
  const tracts = rows.map((row) => {
    const [id, longitude, latitude, people, cases] = row.replaceAll('"', '').split(',');
    return { id, longitude, latitude, people, cases: Math.floor(Number(cases)) };
  });
  const files = {
    'ny.cas': tracts.map(({ id, cases }) => `${id} ${cases}`).join('\n'),
    'ny.pop': tracts.map(({ id, people }) => `${id} 1980 ${people}`).join('\n'),
    'ny.geo': tracts.map(({ id, latitude, longitude }) => `${id} ${latitude} ${longitude}`).join('\n'),
  };
  const settings = {
    CaseFile: 'ny.cas',
    PopulationFile: 'ny.pop',
    CoordinatesFile: 'ny.geo',
    PrecisionCaseTimes: 0,
    StartDate: '1980/1/1',
    EndDate: '1980/12/31',
    AnalysisType: 1,
    ModelType: 0,
    ScanAreas: 1,
  };
  const [plane, degrees] = [{ CoordinatesType: 0 }, { CoordinatesType: 1 }];
  const tenth = { MaxSpatialSizeInPopulationAtRisk: 10 };
  const runs = {
    scan_test_ny_poisson_circular_cartesian: plane,
    scan_test_ny_poisson_circular_longlat: degrees,
    scan_test_ny_poisson_circular_cartesian_ubpop_10percent: { ...plane, ...tenth },
    'run_10.3.2_longlat_mc9999': degrees,
    'run_10.3.2_cartesian_latlon_as_xy_mc9999': plane,
    'run_10.3.2_longlat_10pct_mc9999': { ...degrees, ...tenth },
  };
  for (const [name, own] of Object.entries(runs)) {
    test(`${name}`, async () => {
      const cwd = await projectWith({ ...settings, ...own, PValueReportType: 1, MonteCarloReps: 999 }, files);
      const { clusters } = await scan(['project.prm'], cwd);
      // 9.6 lists what 9,999 replications rank; of those with p above 0.99 a tenth of them may rank none.
      const ranked = answers[name]!.clusters.filter(({ p }) => p < 0.99);
      expectClusters(clusters, ranked);
      // The published values of 9.6 may be Gumbel's; the first of 10.3.2 is the smallest that 9,999 can give.
      expectPValues(clusters.slice(1), ranked.slice(1), 999);
    });
  }

  test("SaTScan's own choice of p-value: Gumbel for the first (8.7e-05), standard for a rank of ten or more", async () => {
    const cwd = await projectWith(
      { ...settings, ...degrees, PValueReportType: 0, MonteCarloReps: 999 },
      files,
    );
    const { clusters } = await scan(['project.prm'], cwd);
    expect(clusters[0]).toMatchObject({ pValueKind: 'gumbel' });
    // Moments of 999 maxima leave the logarithm of so small a value uncertain by about a third.
    expect(Math.abs(Math.log(clusters[0]!.pValue! / 8.7e-5))).toBeLessThan(1);
    expect(clusters[1]).toMatchObject({ pValueKind: 'standard' });
  });
});
