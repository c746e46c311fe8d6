// `ulinzi analyse effect`: did it make a difference, by the design that the data allow.
import { type Call, type Command, type ExitCode, UsageError } from '../command.ts';
import type { Table } from '../../tables/index.ts';
import { runBeforeAfter } from './effect-before-after.ts';
import { runSyntheticControl } from './effect-control.ts';
import { runSeries } from './effect-series.ts';
import { runStaggered } from './effect-staggered.ts';
import { runSyntheticDid } from './effect-synthetic-did.ts';
import { runTwoWay } from './effect-two-way.ts';
import {
  type AnalysisResult,
  checkOutputs,
  choiceOption,
  commonOptions,
  openTable,
  present,
} from './frame.ts';

const methods = {
  its: runSeries,
  did: runTwoWay,
  staggered: runStaggered,
  'synthetic-control': runSyntheticControl,
  sdid: runSyntheticDid,
  'before-after': runBeforeAfter,
} satisfies Record<string, (call: Call, table: Table) => AnalysisResult | Promise<AnalysisResult>>;

type Method = keyof typeof methods;

/** Options that only some methods know: given to another, a word says that they do nothing. */
const usedBy: Record<string, readonly string[]> = {
  covariates: ['did', 'staggered'],
  cluster: ['did', 'staggered'],
  offset: ['its'],
  period: ['its'],
  harmonics: ['its'],
  season: ['its'],
  slope: ['its'],
  control: ['staggered'],
  aggregate: ['staggered'],
  predictors: ['synthetic-control'],
  'predictor-window': ['synthetic-control'],
  'predictor-weights': ['synthetic-control'],
  'fit-window': ['synthetic-control'],
  search: ['synthetic-control'],
  error: ['sdid'],
  replications: ['staggered', 'sdid'],
};

const text = (name: string, value: string) =>
  ({ type: 'string', value, help: `analyse-effect.option.${name}` }) as const;

export const effectCommand: Command = {
  path: ['analyse', 'effect'],
  summary: 'analyse-effect.summary',
  details: 'analyse-effect.details',
  arguments: [{ name: 'DATA', help: 'analyse-effect.argument.data' }],
  options: {
    method: { ...text('method', 'its|did|staggered|synthetic-control|sdid|before-after'), required: true },
    unit: text('unit', 'COLUMN'),
    time: { ...text('time', 'COLUMN'), required: true },
    outcome: { ...text('outcome', 'COLUMN'), required: true },
    treated: text('treated', 'COLUMN|UNIT'),
    'first-treated': text('first-treated', 'COLUMN'),
    intervention: text('intervention', 'TIME'),
    covariates: text('covariates', 'COLUMN,…'),
    cluster: text('cluster', 'COLUMN'),
    offset: text('offset', 'COLUMN'),
    period: text('period', 'N'),
    harmonics: text('harmonics', 'N'),
    season: text('season', 'COLUMN'),
    slope: { type: 'boolean', help: 'analyse-effect.option.slope' },
    control: text('control', 'never|not-yet'),
    aggregate: text('aggregate', 'simple|group|event|calendar'),
    predictors: { ...text('predictors', 'COLUMN[@FROM:TO],…'), multiple: true },
    'predictor-window': text('predictor-window', 'FROM:TO'),
    'predictor-weights': text('predictor-weights', 'N,…'),
    'fit-window': text('fit-window', 'FROM:TO'),
    search: text('search', 'published|wide'),
    error: text('error', 'placebo|bootstrap|jackknife'),
    replications: text('replications', 'N'),
    ...commonOptions,
  },
  example:
    'ulinzi analyse effect months.csv --method its --time month --outcome events --intervention 2024-07 --offset reporters --harmonics 2',
  async run(call: Call): Promise<ExitCode> {
    checkOutputs(call);
    const method = choiceOption<Method>(call, 'method', Object.keys(methods) as Method[]);
    const path = call.args[0];
    if (method === undefined || path === undefined) {
      throw new UsageError(
        call.io.speak('analyse-effect.option-needed', { option: method === undefined ? 'method' : 'DATA' }),
      );
    }
    for (const [option, users] of Object.entries(usedBy)) {
      if (call.options[option] === undefined || users.includes(method)) continue;
      call.io.err(call.io.speak('analyse-effect.not-used', { option, method }));
    }
    return present(call, await methods[method](call, await openTable(call, path)));
  },
};
