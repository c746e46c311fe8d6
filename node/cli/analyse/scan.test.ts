import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { seededRandom } from '@ulinzi/analysis/kernel';
import { type Locale, locales, speaker, wordIds } from '@ulinzi/words';
import { describe, expect, test } from 'vitest';
import { DataRefused, UsageError } from '../command.ts';
import { parseCall } from '../parse.ts';
import { folderWith, runForTest } from './frame-testing.ts';
import { readProject } from './satscan/project.ts';
import { readProjectData } from './satscan/project-data.ts';
import { scanCommand } from './scan.ts';
import { prepareScan } from './scan-problem.ts';
import { runScan } from './scan-run.ts';
import { type PrintedScan, projectWith } from './scan-testing.ts';

interface Event {
  place: string;
  latitude: number;
  longitude: number;
  date: string;
}

const dayText = (day: number) => new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10);

/** EXERCISE: 220 invented events in 20 villages on 60 days, with 24 more in village 7 and its neighbour on four days. */
function exercise(): Event[] {
  const random = seededRandom(3);
  const villages = Array.from({ length: 20 }, (_, i) => ({
    place: `EXERCISE ${String(i).padStart(2, '0')}`,
    latitude: Number((-1.5 + random.uniform()).toFixed(4)),
    longitude: Number((28 + random.uniform()).toFixed(4)),
  }));
  const drawn = Array.from({ length: 220 }, () => ({
    ...villages[random.integer(20)]!,
    date: dayText(random.integer(60)),
  }));
  const near = Object.assign(villages[8]!, {
    latitude: villages[7]!.latitude + 0.001,
    longitude: villages[7]!.longitude,
  });
  const planted = Array.from({ length: 24 }, (_, i) => ({
    ...[villages[7]!, near][i % 2]!,
    date: dayText(30 + (i % 4)),
  }));
  return [
    ...drawn.map((event) => (event.place === near.place ? { ...near, date: event.date } : event)),
    ...planted,
  ];
}

const csvOf = (events: readonly Event[]) =>
  [
    'place,latitude,longitude,date',
    ...events.map(({ place, latitude, longitude, date }) => `${place},${latitude},${longitude},${date}`),
    '',
  ].join('\n');

const PERIOD = ['--start', dayText(0), '--end', dayText(59)];
const OPTIONS = ['--place', 'place', '--within-distance', '40', '--longest', '14', '--replications', '99'];

async function scanEvents(events: readonly Event[], argv: readonly string[] = PERIOD): Promise<PrintedScan> {
  const cwd = await folderWith({ 'events.csv': csvOf(events) });
  const words = ['events.csv', ...OPTIONS, ...argv, '--json'];
  return (await runForTest(scanCommand, words, { cwd })).json<PrintedScan>();
}

describe('a table of events', () => {
  test('a planted cluster is found, in its villages and on its days', async () => {
    const [first] = (await scanEvents(exercise())).clusters;
    expect(first!.locations).toEqual(expect.arrayContaining(['EXERCISE 07', 'EXERCISE 08']));
    expect(first).toMatchObject({ start: dayText(30), end: dayText(33) });
    expect(first!.cases).toBeGreaterThanOrEqual(24);
    expect(first!.pValue).toBeLessThanOrEqual(0.01);
  });

  test('the order of rows changes nothing', async () => {
    const events = exercise();
    const shuffled = seededRandom(9).shuffle([...events]);
    expect(await scanEvents(shuffled)).toEqual(await scanEvents(events));
  });

  test('new names for the places change nothing but the names', async () => {
    const events = exercise();
    const renamed = (place: string) => `${(Number(place.slice(-2)) * 7) % 20} village`;
    // Two centres may have the same circle; SaTScan then takes the first of the list, which names order.
    const told = ({ clusters }: PrintedScan, rename: (place: string) => string) =>
      clusters.map(({ locations, start, end, cases, expected, statistic, pValue }) => ({
        locations: locations.map(rename).sort(),
        start,
        end,
        cases,
        expected,
        statistic,
        pValue,
      }));
    const other = await scanEvents(events.map((event) => ({ ...event, place: renamed(event.place) })));
    expect(told(other, (place) => place)).toEqual(told(await scanEvents(events), renamed));
  });

  test('all dates moved by as many days: the same clusters, as much later', async () => {
    const events = exercise();
    const moved = (date: string, by: number) =>
      new Date(Date.parse(date) + by * 86_400_000).toISOString().slice(0, 10);
    const later = events.map((event) => ({ ...event, date: moved(event.date, 400) }));
    const period = ['--start', moved(dayText(0), 400), '--end', moved(dayText(59), 400)];
    const { clusters } = await scanEvents(events);
    expect((await scanEvents(later, period)).clusters).toEqual(
      clusters.map((one) => ({ ...one, start: moved(one.start, 400), end: moved(one.end, 400) })),
    );
  });

  test('retrospective: no recurrence; prospective: days that p stands for, windows that last to the end', async () => {
    const events = exercise();
    const { clusters } = await scanEvents(events);
    expect(clusters.map(({ recurrenceDays }) => recurrenceDays)).toEqual(clusters.map(() => null));
    const alive = (await scanEvents(events, [...PERIOD, '--prospective'])).clusters;
    expect(alive.length).toBeGreaterThan(0);
    for (const { end, pValue, recurrenceDays } of alive) {
      expect(end).toBe(dayText(59));
      expect(recurrenceDays).toBeCloseTo(1 / pValue!, 9);
    }
  });

  test('plane coordinates give x, y and radius, degrees latitude, longitude and radiusKm', async () => {
    const [globe] = (await scanEvents(exercise())).clusters;
    expect(globe).toHaveProperty('radiusKm');
    expect(globe).not.toHaveProperty('radius');
    const cwd = await folderWith({ 'events.csv': csvOf(exercise()) });
    const words = ['events.csv', '--place', 'place', '--x', 'longitude', '--y', 'latitude', '--json'];
    const more = ['--within-distance', '0.4', '--replications', '99'];
    const [plane] = (await runForTest(scanCommand, [...words, ...more], { cwd })).json<PrintedScan>()
      .clusters;
    expect(plane).toHaveProperty('radius');
    expect(Object.keys(plane!)).not.toContain('radiusKm');
    expect(Object.keys(plane!)).not.toContain('latitude');
    expect(plane!.x).toBeCloseTo(globe!.longitude!, 9);
  });

  test('bad lines are named, all of them, without what stands in them', async () => {
    const text = csvOf(exercise()).split('\n');
    text[2] = text[2]!.replace(/[^,]*$/, 'yesterday');
    text[4] = text[4]!.replace(/[^,]*$/, '2026-02-30');
    const cwd = await folderWith({ 'events.csv': text.join('\n') });
    const refused = runForTest(scanCommand, ['events.csv', ...OPTIONS, '--json'], { cwd });
    await expect(refused).rejects.toThrow(DataRefused);
    await expect(refused).rejects.toThrow(/line 3[\s\S]*line 5/);
    await expect(refused).rejects.not.toThrow(/yesterday/);
  });

  test('a place with two positions, a latitude that is none, too few events: refused', async () => {
    const twice = [...exercise(), { ...exercise()[0]!, latitude: 3 }];
    await expect(scanEvents(twice)).rejects.toThrow(String(twice.length + 1));
    await expect(
      scanEvents([...exercise(), { ...exercise()[0]!, place: 'far', latitude: 91 }]),
    ).rejects.toThrow(DataRefused);
    await expect(scanEvents(exercise().slice(0, 9))).rejects.toThrow(DataRefused);
  });

  test('options that do not fit together are refused', async () => {
    const cwd = await folderWith({ 'events.csv': csvOf(exercise()) });
    const run = (...words: string[]) => runForTest(scanCommand, ['events.csv', ...words], { cwd });
    await expect(run('--x', 'longitude')).rejects.toThrow(UsageError);
    await expect(run('--scan', 'space')).rejects.toThrow(UsageError);
    await expect(run('--since', '2026-02-01')).rejects.toThrow(UsageError);
    await expect(run('--model', 'bernoulli')).rejects.toThrow('--controls');
    await expect(run('--model', 'poisson')).rejects.toThrow('--population');
  });

  test.each(locales)('people read it in %s, with a map and a table', async (locale: Locale) => {
    const cwd = await folderWith({ 'events.csv': csvOf(exercise()) });
    const words = ['events.csv', ...OPTIONS, ...PERIOD, '--picture', 'map.svg', '--csv', 'clusters.csv'];
    const { out } = await runForTest(scanCommand, words, { cwd, locale });
    const ids = new Set(wordIds());
    expect(out.split(/[\s()[\],]+/).filter((word) => ids.has(word))).toEqual([]);
    expect(out).toContain('EXERCISE 07');
    expect(await readFile(join(cwd, 'map.svg'), 'utf8')).toContain('<svg');
    expect((await readFile(join(cwd, 'clusters.csv'), 'utf8')).split('\n').length).toBeGreaterThan(1);
  });
});

/** Two villages and two days. Village A has two cases on day 2, B one on each; of four controls all are elsewhere. */
const BERNOULLI = {
  settings: {
    CaseFile: 'a.cas',
    ControlFile: 'a.ctl',
    CoordinatesFile: 'a.geo',
    PrecisionCaseTimes: 3,
    StartDate: '2026/1/1',
    EndDate: '2026/1/2',
    CoordinatesType: 0,
    AnalysisType: 3,
    ModelType: 1,
    ScanAreas: 1,
    TimeAggregationUnits: 3,
    TimeAggregationLength: 1,
    MaxSpatialSizeInPopulationAtRisk: 50,
    MaxTemporalSize: 50,
    PValueReportType: 1,
    MonteCarloReps: 0,
  },
  files: {
    'a.cas': 'A 2 2026/1/2\nB 1 2026/1/1\nB 1 2026/1/2\n',
    'a.ctl': 'A 2 2026/1/1\nB 1 2026/1/1\nB 1 2026/1/2\n',
    'a.geo': 'A 0 0\nB 3 4\n',
  },
};

describe('small enough to compute by hand', () => {
  test('Bernoulli: two cases and no control in A on the second day', async () => {
    const cwd = await projectWith(BERNOULLI.settings, BERNOULLI.files);
    const { clusters } = (
      await runForTest(scanCommand, ['project.prm', '--json'], { cwd })
    ).json<PrintedScan>();
    // Inside 2 of 2, outside 2 of 6, in all 4 of 8: 2 ln 1 + 2 ln (1/3) + 4 ln (2/3) - 8 ln (1/2).
    expect(clusters[0]!.statistic).toBeCloseTo(
      2 * Math.log(1 / 3) + 4 * Math.log(2 / 3) + 8 * Math.log(2),
      12,
    );
    expect(clusters[0]).toMatchObject({
      locations: ['A'],
      start: '2026-01-02',
      end: '2026-01-02',
      cases: 2,
      expected: 1,
      radius: 0,
    });
  });

  test('Bernoulli: p is the share of the 70 ways to choose four cases among eight people', async () => {
    const cwd = await projectWith({ ...BERNOULLI.settings, MonteCarloReps: 9999 }, BERNOULLI.files);
    const { clusters } = (
      await runForTest(scanCommand, ['project.prm', '--json'], { cwd })
    ).json<PrintedScan>();
    // Of four pairs of people (A or B, first day or second) one holds two cases: all choices but one from each pair.
    const share = 1 - 2 ** 4 / 70;
    expect(Math.abs(clusters[0]!.pValue! - share)).toBeLessThan(4 * Math.sqrt((share * (1 - share)) / 9999));
  });

  test('adjusted prospective: the highest of any day since surveillance began, shared out over those days', async () => {
    // Six cases on six days, one each, three in A and three in B, the last two in A; windows of one or two days.
    const settings = {
      ...BERNOULLI.settings,
      ControlFile: '',
      EndDate: '2026/1/6',
      AnalysisType: 4,
      ModelType: 2,
      MaxTemporalSizeInterpretation: 1,
      MaxTemporalSize: 2,
      UseDistanceFromCenterOption: 'y',
      MaxSpatialSizeInDistanceFromCenter: 1,
      MonteCarloReps: 9999,
      ProspectiveStartDate: '2026/1/5',
    };
    const files = {
      ...BERNOULLI.files,
      'a.cas': 'A 1 2026/1/5\nA 1 2026/1/6\nA 1 2026/1/1\nB 1 2026/1/2\nB 1 2026/1/3\nB 1 2026/1/4\n',
    };
    const scan = async (adjusted: 'y' | 'n') => {
      const cwd = await projectWith({ ...settings, AdjustForEarlierAnalyses: adjusted }, files);
      return (await runForTest(scanCommand, ['project.prm', '--json'], { cwd })).json<PrintedScan>()
        .clusters[0]!;
    };
    const [plain, adjusted] = [await scan('n'), await scan('y')];
    // Two cases where 3 x 2 / 6 = 1 is expected: 2 ln 2 + 4 ln (4/5), adjusted or not.
    for (const { statistic, expected, start } of [plain, adjusted]) {
      expect(statistic).toBeCloseTo(2 * Math.log(2) + 4 * Math.log(4 / 5), 12);
      expect({ expected, start }).toEqual({ expected: 1, start: '2026-01-05' });
    }
    // Two neighbouring days of one village: 2 x C(4,1) of 20 draws; on days 4 and 5 or 5 and 6: of days 4, 5 and 6
    // all but the four patterns that alternate in both steps, which leaves 14 of 20.
    const within = (p: number, share: number) =>
      expect(Math.abs(p - share)).toBeLessThan(4 * Math.sqrt((share * (1 - share)) / 9999));
    within(plain.pValue!, 8 / 20);
    within(adjusted.pValue!, 14 / 20);
    expect(plain.recurrenceDays).toBeCloseTo(1 / plain.pValue!, 9);
    // p = 1 - (1 - p_a)^2 over two analyses.
    expect(adjusted.recurrenceDays).toBeCloseTo(1 / (1 - Math.sqrt(1 - adjusted.pValue!)), 9);
  });
});

describe('a SaTScan project', () => {
  const scan = async (settings: Record<string, string | number>, files = BERNOULLI.files) => {
    const cwd = await projectWith({ ...BERNOULLI.settings, ...settings }, files);
    return runForTest(scanCommand, ['project.prm', '--json'], { cwd });
  };

  test.each([
    ['SpatialWindowShapeType', 1],
    ['IsotonicScan', 1],
    ['IterativeScan', 'y'],
    ['UseNeighborsFile', 'y'],
    ['ModelType', 3],
    ['AnalysisType', 5],
    ['AnalysisType', 7],
    ['CaseFile2', 'b.cas'],
    ['AnInventedSetting', 'y'],
  ])('%s=%s is refused by its name', async (name, value) => {
    const refused = scan({ [name]: value });
    await expect(refused).rejects.toThrow(DataRefused);
    await expect(refused).rejects.toThrow(name);
  });

  test('settings of output and launch have no effect', async () => {
    const plain = (await scan({})).out;
    const settings = {
      OutputGoogleEarthKML: 'y',
      LaunchMapViewer: 'y',
      ResultsFile: 'C:\\a.txt',
      NumberParallelProcesses: 1,
    };
    expect((await scan(settings)).out).toBe(plain);
  });

  test('bad lines of a data file are named with their file', async () => {
    const refused = scan({}, { ...BERNOULLI.files, 'a.cas': 'A 2 2026/1/2\nB one 2026/1/1\nC 1 2026/1/2\n' });
    await expect(refused).rejects.toThrow(DataRefused);
    await expect(refused).rejects.toThrow(/a\.cas[\s\S]*line 2[\s\S]*line 3/);
  });

  test('a file that is not there is named', async () => {
    await expect(scan({ ControlFile: 'b.ctl' })).rejects.toThrow('b.ctl');
  });

  test('paths are those of the parameter file, from wherever it is run', async () => {
    const folder = await projectWith(BERNOULLI.settings, BERNOULLI.files);
    const elsewhere = await runForTest(scanCommand, [join(folder, 'project.prm'), '--json'], { cwd: '/' });
    expect(elsewhere.json<PrintedScan>().clusters[0]!.locations).toEqual(['A']);
  });

  test('an option that the project settles is refused', async () => {
    const cwd = await projectWith(BERNOULLI.settings, BERNOULLI.files);
    const argv = ['project.prm', '--replications', '99'];
    await expect(runForTest(scanCommand, argv, { cwd })).rejects.toThrow('--replications');
  });

  test.each([0, 1, 2])('model %i: one thread or several give the same numbers', async (model) => {
    const speak = speaker('en');
    const random = seededRandom(5);
    const names = Array.from({ length: 12 }, (_, i) => `V${i}`);
    const records = (count: number) =>
      Array.from({ length: count }, () => `V${random.integer(12)} 1 2026/1/${1 + random.integer(20)}`).join(
        '\n',
      );
    const files = {
      'a.cas': records(120),
      'a.ctl': records(150),
      'a.pop': names.map((name, i) => `${name} 2026 ${100 + 10 * i}`).join('\n'),
      'a.geo': names.map((name, i) => `${name} ${i % 4} ${Math.floor(i / 4)}`).join('\n'),
    };
    const settings = {
      ...BERNOULLI.settings,
      PopulationFile: 'a.pop',
      EndDate: '2026/1/20',
      ModelType: model,
      MonteCarloReps: 199,
    };
    const cwd = await projectWith(settings, files);
    const study = await readProjectData(await readProject(join(cwd, 'project.prm'), speak), speak);
    const prepared = prepareScan(study, speak);
    const run = (threads: number) =>
      runScan(study, prepared, {
        seed: 1,
        signal: new AbortController().signal,
        progress: () => undefined,
        threads,
      });
    const alone = await run(1);
    expect(alone.maxima).toHaveLength(199);
    expect(await run(2)).toEqual(alone);
  });
});

test('Ctrl-C ends the simulations and gives no result', async () => {
  const cwd = await folderWith({ 'events.csv': csvOf(exercise()) });
  const speak = speaker('en');
  const argv = ['events.csv', ...OPTIONS.slice(0, -1), '100000000', ...PERIOD, '--json'];
  const parsed = parseCall(scanCommand, argv, speak);
  if (parsed.help) throw new Error('no help was asked for');
  const stop = new AbortController();
  let printed = '';
  // As soon as anything is done: without the signal this would take days.
  const progress = () => stop.abort(new Error('stopped by the user'));
  const print = (text: string) => {
    printed += text;
  };
  const io = { out: print, err: print, progress, signal: stop.signal, speak, env: {}, cwd, columns: 100 };
  await expect(scanCommand.run({ ...parsed, io })).rejects.toThrow('stopped by the user');
  expect(printed).toBe('');
});
