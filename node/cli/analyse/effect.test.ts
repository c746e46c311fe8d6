import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Locale, locales, speaker } from '@ulinzi/words';
import { type Call, DataRefused, type OptionValue, UsageError } from '../command.ts';
import { effectCommand } from './effect.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'effect-'));
});
afterAll(() => rm(folder, { recursive: true }));

interface Ran {
  out: string;
  err: string;
  json: Printed;
}

/** The fields that these tests look at; each method prints some of them. */
interface Printed {
  estimate: number;
  low: number | null;
  high: number | null;
  scale: string;
  se: number | null;
  p: number | null;
  intervalMethod: string | null;
  enough: boolean;
  weights: Record<string, number>;
  reading: { means: string; assumes: string; cannot: string };
  notes: string[];
  rank: number;
  regressionToMean: number;
  events: { event: number }[];
  predictors: { name: string; from: number; to: number }[];
}

/** Runs the command on a file of these lines. */
async function run(
  lines: readonly string[],
  options: Record<string, OptionValue>,
  { json = true, locale = 'en' as Locale, signal = new AbortController().signal } = {},
): Promise<Ran> {
  await writeFile(path.join(folder, 'data.csv'), lines.join('\n'));
  let out = '';
  let err = '';
  const call: Call = {
    args: ['data.csv'],
    options,
    json,
    io: {
      out: (text) => (out += text),
      err: (text) => (err += `${text}\n`),
      progress: () => {},
      signal,
      speak: speaker(locale),
      env: {},
      cwd: folder,
      columns: 100,
    },
  };
  expect(await effectCommand.run(call)).toBe(0);
  return { out, err, json: JSON.parse(json ? out : '{}') };
}

/** A line for each unit and time; `value` gives the outcome. EXERCISE: nobody lives here. */
function panelLines(
  units: readonly string[],
  times: readonly (string | number)[],
  row: (unit: number, time: number) => (string | number)[],
  header: string,
): string[] {
  return [
    header,
    ...units.flatMap((unit, u) => times.map((time, t) => [unit, time, ...row(u, t)].join(','))),
  ];
}

const areas = ['A', 'B', 'C', 'D', 'E', 'F'].map((letter) => `EXERCISE ${letter}`);
const years = [2018, 2019, 2020, 2021];
const wobble = (u: number, t: number) => ((u * 7 + t * 5) % 4) / 10;
const named = { unit: 'area', time: 'year', outcome: 'y' };
/** Two areas treated from 2020 with an effect of 2. */
const two = (u: number, t: number) => u + t + wobble(u, t) + (u < 2 && t >= 2 ? 2 : 0);

describe('analyse effect', () => {
  test('the treatment may be told in every way that files tell it', async () => {
    const told: [cell: (u: number, t: number) => string | number, options: Record<string, string>][] = [
      [(u, t) => (u < 2 && t >= 2 ? 1 : 0), { treated: 'told' }],
      [(u) => (u < 2 ? 'TRUE' : 'FALSE'), { treated: 'told', intervention: '2020' }],
      [(u) => (u < 2 ? '1.0' : '0.0'), { treated: 'told', intervention: '2020' }],
      [() => '', { treated: 'EXERCISE A,EXERCISE B', intervention: '2020' }],
      ...['', '0', 'Inf', 'NA'].map((never): (typeof told)[number] => [
        (u) => (u < 2 ? 2020 : never),
        { 'first-treated': 'told' },
      ]),
    ];
    const answers: Ran[] = [];
    for (const [cell, options] of told) {
      const lines = panelLines(areas, years, (u, t) => [two(u, t), cell(u, t)], 'area,year,y,told');
      answers.push(await run(lines, { ...named, method: 'did', ...options }));
    }
    for (const { json } of answers) expect(json).toEqual(answers[0]!.json);
    expect(answers[0]!.json).toMatchObject({ method: 'did', scale: 'difference', clusters: 6, enough: true });
  });

  test.each([
    ['days', ['2018-01-01', '2018-02-01', '2018-03-01', '2018-04-01'], '2018-03-01'],
    ['days as they are written here', ['31/01/2018', '14/02/2018', '28/02/2018', '14/03/2018'], '28/02/2018'],
    ['months', ['2018-11', '2018-12', '2019-01', '2019-02'], '2019-01'],
    ['quarters', ['2018Q3', '2018Q4', '2019Q1', '2019Q2'], '2019Q1'],
    ['weeks', ['2018-W51', '2018-W52', '2019-W01', '2019-W02'], '2019-W01'],
    ['numbered words', ['week 9', 'week 10', 'week 11', 'week 12'], 'week 11'],
  ])('time may be %s', async (_, times, start) => {
    const { json } = await run(
      panelLines(areas, times, (u, t) => [two(u, t)], 'area,year,y'),
      {
        ...named,
        method: 'staggered',
        treated: 'EXERCISE A,EXERCISE B',
        intervention: start,
        aggregate: 'event',
      },
    );
    expect(json.events.map(({ event }) => event)).toEqual([-1, 0, 1]);
  });

  test('all methods print the fields that were agreed, with what they assume', async () => {
    const panel = panelLines(areas, years, (u, t) => [two(u, t)], 'area,year,y');
    const counts = panelLines(areas, years, (u, t) => [Math.round(10 * two(u, t))], 'area,year,y');
    const one = { treated: 'EXERCISE A', intervention: '2020' };
    const both = { treated: 'EXERCISE A,EXERCISE B', intervention: '2020' };
    const series = ['t,y', ...Array.from({ length: 24 }, (_, t) => `${t + 1},${20 + ((t * 7) % 5)}`)];
    const ran = [
      await run(series, { method: 'its', time: 't', outcome: 'y', intervention: '15' }),
      await run(panel, { ...named, ...both, method: 'did' }),
      await run(panel, { ...named, ...both, method: 'staggered' }),
      await run(panel, { ...named, ...one, method: 'synthetic-control' }),
      await run(panel, { ...named, ...one, method: 'sdid' }),
      await run(counts, { ...named, ...both, method: 'before-after' }),
    ];
    for (const { json } of ran) {
      for (const field of [
        'estimate',
        'low',
        'high',
        'scale',
        'se',
        'p',
        'intervalMethod',
        'aggregate',
        'weights',
      ]) {
        expect(json).toHaveProperty(field);
      }
      expect(json.reading.assumes).not.toBe('');
    }
    expect(ran.map(({ json }) => json.scale)).toEqual([
      'rate ratio',
      'difference',
      'difference',
      'difference',
      'difference',
      'rate ratio',
    ]);
    const control = ran[3]!.json;
    expect([control.low, control.high, control.intervalMethod]).toEqual([null, null, null]);
    expect(control.p).toBe(control.rank / 6);
  });

  test('predictors come with their own windows, or the common one', async () => {
    const lines = panelLines(
      areas,
      years,
      (u, t) => [two(u, t), t === 0 ? '' : u * u, 10 - u + t],
      'area,year,y,size,wealth',
    );
    const { json } = await run(lines, {
      ...named,
      method: 'synthetic-control',
      treated: 'EXERCISE C',
      intervention: '2020',
      predictors: ['size@2019, wealth', 'y(2018:2019)'],
      'predictor-window': '2018:2019',
    });
    expect(json.predictors.map(({ name, from, to }) => [name, from, to])).toEqual([
      ['size', 2019, 2019],
      ['wealth', 2018, 2019],
      ['y', 2018, 2019],
    ]);
    const total = Object.values(json.weights).reduce((sum, weight) => sum + weight, 0);
    expect(total).toBeCloseTo(1, 10);
  });

  test('the same seed gives the same answer, another one nearly', async () => {
    const many = Array.from({ length: 30 }, (_, place) => `EXERCISE ${place}`);
    const noisy = (u: number, t: number) => u + ((u * 37 + t * 101) % 17) + (u < 12 && t >= 2 ? 2 : 0);
    const lines = panelLines(many, years, (u, t) => [noisy(u, t), u < 12 ? 2020 : ''], 'area,year,y,first');
    const options = { ...named, method: 'staggered', 'first-treated': 'first' };
    const [first, again, other] = [
      await run(lines, { ...options, seed: '5' }),
      await run(lines, { ...options, seed: '5' }),
      await run(lines, { ...options, seed: '6' }),
    ];
    expect(again.out).toBe(first.out);
    expect(other.json.se).not.toBe(first.json.se);
    expect(other.json.estimate).toBe(first.json.estimate);
  });

  test('Ctrl-C keeps the difference and says that there is no rank', async () => {
    const controller = new AbortController();
    controller.abort();
    const { json } = await run(
      panelLines(areas, years, (u, t) => [two(u, t)], 'area,year,y'),
      { ...named, method: 'synthetic-control', treated: 'EXERCISE A', intervention: '2020' },
      { signal: controller.signal },
    );
    expect([json.p, json.rank]).toEqual([null, null]);
    expect(json.estimate).not.toBeNull();
    expect(json.notes.join(' ')).toContain('Stopped after 0 of 5');
  });

  test('draws what it found, readable without colour', async () => {
    const file = path.join(folder, 'picture.svg');
    await run(
      panelLines(areas, years, (u, t) => [two(u, t)], 'area,year,y'),
      {
        ...named,
        method: 'did',
        treated: 'EXERCISE A,EXERCISE B',
        intervention: '2020',
        picture: file,
      },
    );
    const svg = await readFile(file, 'utf8');
    expect(svg).toContain('Treated units');
    expect(svg).toContain('stroke-dasharray');
  });
});

describe('I1 no more is said than the design can carry', () => {
  // Words that claim a cause or an effect; in the sentence on what cannot be said they may stand.
  const claims =
    /\b(caused?|because of|effect|impact|worked|thanks to|due to|cause|effet|grâce|à cause|athari|sababu ya)\b/i;

  test.each(locales)('I1 small n says "not enough", with no interval and no p-value (%s)', async (locale) => {
    const options = {
      method: 'before-after',
      unit: 'area',
      time: 't',
      outcome: 'n',
      'first-treated': 'first',
    };
    const lines = ['area,t,n,first', 'A,1,3,2', 'A,2,1,2', 'B,1,2,', 'B,2,2,'];
    const { json } = await run(lines, options, { locale });
    expect(json).toMatchObject({
      enough: false,
      low: null,
      high: null,
      se: null,
      p: null,
      intervalMethod: null,
    });
    const words = { en: 'Not enough data', fr: 'Pas assez de données', sw: 'Data haitoshi' }[locale];
    expect(json.reading.means).toContain(words);
    const shown = await run(lines, options, { locale, json: false });
    expect(shown.out.replace(/\s+/g, ' ')).toContain(words);
  });

  test.each(locales)('I1 bare counts give no causal claim (%s)', async (locale) => {
    const lines = ['area,t,n,first'];
    for (let place = 0; place < 14; place++) {
      lines.push(`EXERCISE ${place},1,${place < 3 ? 20 : 5},${place < 3 ? 2 : ''}`);
      lines.push(`EXERCISE ${place},2,${place < 3 ? 9 : 5},${place < 3 ? 2 : ''}`);
    }
    const options = {
      method: 'before-after',
      unit: 'area',
      time: 't',
      outcome: 'n',
      'first-treated': 'first',
    };
    const { json, out } = await run(lines, options, { locale });
    expect(json.enough).toBe(true);
    expect(json.reading.means).not.toMatch(claims);
    expect(json.regressionToMean).toBeGreaterThan(0);
    expect(out).toContain('regressionToMean');
  });

  test.each(locales)(
    'I1 what each method means is a difference, and an effect only in its assumptions (%s)',
    (locale) => {
      const speak = speaker(locale);
      const values = {
        ratio: '1',
        difference: '1',
        low: '1',
        high: '1',
        p: '1',
        df: 1,
        error: '1',
        rank: 1,
        units: 1,
        bare: '1',
        before: 1,
        chance: '1',
      };
      const ids = ['its', 'did', 'control', 'sdid', 'before-after'].map((method) => `${method}.means`);
      for (const aggregate of ['simple', 'group', 'event', 'calendar'])
        ids.push(`staggered.means-${aggregate}`);
      for (const id of ids) expect(speak(`analyse-effect.${id}`, values)).not.toMatch(claims);
    },
  );
});

describe('bad input is named and never guessed', () => {
  const did = { ...named, method: 'did', 'first-treated': 'first' };

  async function refusal(lines: readonly string[], options: Record<string, OptionValue>): Promise<string> {
    const error = await run(lines, options).then(
      () => undefined,
      (caught: unknown) => caught,
    );
    expect(error).toBeInstanceOf(DataRefused);
    return (error as Error).message;
  }

  test('a cell that holds no number, by its line', async () => {
    const lines = ['area,year,y,first', 'A,2018,1,2019', 'A,2019,many,2019', 'B,2018,1,', 'B,2019,2,'];
    expect(await refusal(lines, did)).toMatch(/3/);
    expect(await refusal(lines, did)).not.toContain('many');
  });

  test('a time written otherwise, by its line', async () => {
    const lines = ['area,year,y,first', 'A,2018,1,2019', 'A,spring,3,2019', 'B,2018,1,', 'B,2019,2,'];
    expect(await refusal(lines, did)).toMatch(/line 3|3:/);
  });

  test('a unit told twice for one time, by both lines', async () => {
    const lines = ['area,year,y,first', 'A,2018,1,2019', 'A,2018,3,2019', 'B,2018,1,', 'B,2019,2,'];
    const message = await refusal(lines, did);
    expect(message).toContain('line 3');
    expect(message).toContain('line 2');
  });

  test('a gap, by the line of the unit, without its name', async () => {
    const lines = [
      'area,year,y,first',
      'A,2018,1,2020',
      'A,2019,1,2020',
      'A,2020,3,2020',
      'Bb,2018,1,',
      'Bb,2019,2,',
      'C,2018,1,',
      'C,2019,2,',
      'C,2020,2,',
    ];
    const message = await refusal(lines, { ...did, method: 'sdid' });
    expect(message).toContain('line 5');
    expect(message).toContain('2020');
    expect(message).not.toContain('Bb');
  });

  test('a column that is not there, with the nearest one', async () => {
    expect(
      await refusal(['area,year,outcome', 'A,2018,1'], { ...did, outcome: 'outcom', treated: 'x' }),
    ).toContain('outcome');
  });

  test('several rows for one time of a series', async () => {
    const lines = ['t,y', '1,5', '1,6', '2,7'];
    expect(await refusal(lines, { method: 'its', time: 't', outcome: 'y', intervention: '2' })).toContain(
      'line 3',
    );
  });

  test.each([
    [{ ...named, method: 'did' }, '--first-treated'],
    [{ ...did, treated: 'y' }, '--first-treated'],
    [{ ...named, method: 'did', treated: 'nowhere', intervention: '2019' }, '--treated'],
    [{ ...named, method: 'did', treated: 'A', intervention: 'spring' }, '--intervention'],
    [{ ...did, method: 'witchcraft' }, '--method'],
    [{ ...did, method: 'its' }, '--method did'],
    [{ time: 'year', outcome: 'y', method: 'did', 'first-treated': 'first' }, '--unit'],
  ])('a call that cannot be meant is a usage error', async (options, names) => {
    const lines = ['area,year,y,first', 'A,2018,1,2019', 'A,2019,3,2019', 'B,2018,1,', 'B,2019,2,'];
    const error = await run(lines, options as Record<string, OptionValue>).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(UsageError);
    expect((error as Error).message).toContain(names);
  });

  test('an option that the method does not know is told', async () => {
    const lines = panelLines(areas, years, (u, t) => [two(u, t)], 'area,year,y');
    const { err } = await run(lines, {
      ...named,
      method: 'did',
      treated: 'EXERCISE A,EXERCISE B',
      intervention: '2020',
      harmonics: '2',
    });
    expect(err).toContain('--harmonics');
  });
});
