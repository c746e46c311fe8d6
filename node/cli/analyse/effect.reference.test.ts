// Published answers for `analyse effect`, from the shared reference folder (its README says where they come from).
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { speaker } from '@ulinzi/words';
import type { OptionValue } from '../command.ts';
import { effectCommand } from './effect.ts';

const reference = fileURLToPath(new URL('../../../../shared/reference/', import.meta.url));

/** The fields that are compared; each method prints some of them. */
interface Printed {
  estimate: number;
  low: number;
  high: number;
  se: number;
  p: number;
  aggregate: string | null;
  weights: Record<string, number>;
  dispersion: number;
  trend: { ratio: number };
  slope: { ratio: number; p: number } | null;
  counterfactual: { observed: number; expected: number };
  clusters: number;
  comparisons: {
    treated: number;
    untreated: number | string;
    type: string;
    weight: number;
    estimate: number;
  }[];
  byType: { type: string; weight: number; estimate: number }[];
  events: { event: number; estimate: number; low: number; se: number }[];
  uniformCritical: number;
}

async function run(file: string, options: Record<string, OptionValue>): Promise<Printed> {
  let out = '';
  await effectCommand.run({
    args: [reference + file],
    options,
    json: true,
    io: {
      out: (text) => (out += text),
      err: () => {},
      progress: () => {},
      signal: new AbortController().signal,
      speak: speaker('en'),
      env: {},
      cwd: reference,
      columns: 100,
    },
  });
  return JSON.parse(out);
}

async function expected(folder: string) {
  return JSON.parse(await readFile(`${reference}${folder}/expected.json`, 'utf8'));
}

/** How far apart, as a share of the published value. */
function apart(value: number | undefined, published: number): number {
  return Math.abs(value! - published) / Math.abs(published);
}

/** The tolerance for what is computed without chance. */
const MILLIONTH = 1e-6;

describe('Sicily smoking ban, interrupted time series', async () => {
  const published = await expected('its-sicily');
  const file = 'its-sicily/data.csv';
  const options = { method: 'its', time: 'time', outcome: 'aces', treated: 'smokban', offset: 'stdpop' };

  test.each([
    ['model2_quasipoisson', {}],
    ['model3_quasipoisson_harmonic', { period: '12', harmonics: '2' }],
    ['model3_quasipoisson_harmonic', { season: 'month', harmonics: '2' }],
    ['model4_change_in_slope', { harmonics: '2', slope: true }],
  ])('%s', async (model, more) => {
    const answer = await run(file, { ...options, ...more });
    const { coef, dispersion } = published[model];
    expect(apart(answer.estimate, coef.smokban.rr)).toBeLessThanOrEqual(MILLIONTH);
    expect(apart(answer.low, coef.smokban.lo)).toBeLessThanOrEqual(MILLIONTH);
    expect(apart(answer.high, coef.smokban.hi)).toBeLessThanOrEqual(MILLIONTH);
    expect(apart(answer.se, coef.smokban.se)).toBeLessThanOrEqual(MILLIONTH);
    expect(apart(answer.p, coef.smokban.p_normal)).toBeLessThanOrEqual(MILLIONTH);
    expect(apart(answer.dispersion, dispersion)).toBeLessThanOrEqual(MILLIONTH);
    expect(apart(answer.trend.ratio, coef.time.rr)).toBeLessThanOrEqual(MILLIONTH);
    if (answer.slope) {
      expect(apart(answer.slope.ratio, coef['smokban:I(time - 36)'].rr)).toBeLessThanOrEqual(MILLIONTH);
      expect(apart(answer.slope.p, coef['smokban:I(time - 36)'].p_normal)).toBeLessThanOrEqual(MILLIONTH);
    }
  });

  test('events averted after the ban', async () => {
    const { counterfactual } = await run(file, { ...options, harmonics: '2' });
    expect(apart(counterfactual.observed, published.counterfactual_model3.observed_post)).toBeLessThanOrEqual(
      MILLIONTH,
    );
    expect(
      apart(counterfactual.expected, published.counterfactual_model3.expected_no_ban_post),
    ).toBeLessThanOrEqual(MILLIONTH);
  });
});

describe('castle doctrine, starts that differ', async () => {
  const { published, run: computed } = await expected('staggered-castle');
  const file = 'staggered-castle/data.csv';
  const named = { unit: 'state', time: 'year', outcome: 'l_homicide' };

  test('two-way fixed effects, clustered by state', async () => {
    const answer = await run(file, { ...named, method: 'did', treated: 'post' });
    expect(apart(answer.estimate, computed.twfe)).toBeLessThanOrEqual(MILLIONTH);
    expect(apart(answer.se, computed.twfe_se_cluster_state_HC1)).toBeLessThanOrEqual(MILLIONTH);
    expect(answer.clusters).toBe(50);
  });

  test('every comparison of the Goodman-Bacon decomposition and its weight', async () => {
    const answer = await run(file, { ...named, method: 'did', treated: 'post' });
    expect(answer.comparisons).toHaveLength(computed.two_by_two.length);
    for (const one of computed.two_by_two) {
      const untreated = one.untreated === 99999 ? 'never' : one.untreated;
      const found = answer.comparisons.find(
        (candidate) => candidate.treated === one.treated && candidate.untreated === untreated,
      );
      expect(found?.type).toBe(one.type);
      expect(apart(found?.weight, one.weight)).toBeLessThanOrEqual(MILLIONTH);
      expect(apart(found?.estimate, one.estimate)).toBeLessThanOrEqual(MILLIONTH);
    }
  });

  test('the summary of Stata’s and R’s bacondecomp', async () => {
    const answer = await run(file, { ...named, method: 'did', treated: 'post' });
    for (const { type, weight, estimate } of answer.byType) {
      expect(weight).toBeCloseTo(published.weight[type], 3);
      expect(estimate).toBeCloseTo(published.avg_est[type], 3);
      expect(apart(answer.weights[type], weight)).toBeLessThanOrEqual(MILLIONTH);
    }
  });

  test('with population and income', async () => {
    const answer = await run(file, {
      ...named,
      method: 'did',
      treated: 'post',
      covariates: 'l_pop,l_income',
    });
    expect(apart(answer.estimate, computed.controlled.twfe)).toBeLessThanOrEqual(MILLIONTH);
  });

  test.each([
    ['simple', 0.110383],
    ['group', 0.108448],
  ])('Callaway and Sant’Anna, %s', async (aggregate, value) => {
    for (const treatment of [{ 'first-treated': 'effyear' }, { treated: 'post' }]) {
      const answer = await run(file, { ...named, method: 'staggered', aggregate, ...treatment });
      expect(answer.estimate).toBeCloseTo(value, 5);
      expect(answer.low).toBeLessThan(value);
      expect(answer.aggregate).toBe(aggregate);
    }
  });

  test('Callaway and Sant’Anna, event times 0 to 5 with a uniform band', async () => {
    const answer = await run(file, {
      ...named,
      method: 'staggered',
      aggregate: 'event',
      'first-treated': 'effyear',
    });
    [0.09722, 0.11155, 0.11157, 0.13683, 0.09259, 0.11194].forEach((value, at) => {
      const found = answer.events.find(({ event }) => event === at)!;
      expect(Math.abs(found.estimate - value)).toBeLessThan(5.1e-6);
      expect(found.estimate - found.low).toBeCloseTo(answer.uniformCritical * found.se, 10);
    });
    expect(answer.uniformCritical).toBeGreaterThan(2.2);
  });
});
