import type { CoverageAnswer, CoverageQuestion } from '@ulinzi/analysis/coverage';
import { type Call, type Command, DataRefused, type ExitCode, UsageError } from '../command.ts';
import { readProblem } from './cover-input.ts';
import { siteResult } from './cover-report.ts';
import { askThread } from './cover-thread.ts';
import { towerResult } from './cover-towers.ts';
import type { CoverTask } from './cover-worker.ts';
import { checkOutputs, choiceOption, commonOptions, numberOption, present, textOption } from './frame.ts';

const MODELS = ['mclp', 'lscp', 'p-median', 'p-center'] as const;

/** `ulinzi analyse cover`: where a number of teams, bases or towers serve most. */
export const coverCommand: Command = {
  path: ['analyse', 'cover'],
  summary: 'analyse-cover.summary',
  details: 'analyse-cover.details',
  options: {
    ...commonOptions,
    demand: { type: 'string', required: true, value: 'FILE', help: 'analyse-cover.option.demand' },
    sites: { type: 'string', value: 'FILE', help: 'analyse-cover.option.sites' },
    times: { type: 'string', value: 'FILE', help: 'analyse-cover.option.times' },
    model: { type: 'string', value: MODELS.join('|'), help: 'analyse-cover.option.model' },
    count: { type: 'string', value: 'N', help: 'analyse-cover.option.count' },
    within: { type: 'string', value: 'T', help: 'analyse-cover.option.within' },
    weight: { type: 'string', value: 'COLUMN', help: 'analyse-cover.option.weight' },
    time: { type: 'string', value: 'COLUMN', help: 'analyse-cover.option.time' },
    towers: { type: 'string', value: 'N', help: 'analyse-cover.option.towers' },
    area: { type: 'string', value: 'KM2', help: 'analyse-cover.option.area' },
    'region-area': { type: 'string', value: 'KM2', help: 'analyse-cover.option.region-area' },
    'time-limit': { type: 'string', value: 'SECONDS', help: 'analyse-cover.option.time-limit' },
  },
  example:
    'ulinzi analyse cover --demand villages.csv --sites bases.csv --times road.csv --model mclp --within 60 --count 4',
  run: runCover,
};

async function runCover(call: Call): Promise<ExitCode> {
  const files = ['demand', 'sites', 'times'].flatMap((option) => textOption(call, option) ?? []);
  checkOutputs({ ...call, args: files });
  if (textOption(call, 'towers') !== undefined) return present(call, await towerResult(call));
  const question = questionOf(call);
  const input = await readProblem(call);
  const task: CoverTask = { kind: 'sites', problem: input.problem, question };
  const answer = await askThread<CoverageAnswer>(call, new URL('./cover-worker.ts', import.meta.url), task);
  if (answer.kind === 'too-few')
    throw new DataRefused(call.io.speak('analyse-cover.too-few', { needed: answer.needed }));
  return present(call, siteResult(call, input, question, answer));
}

function questionOf(call: Call): CoverageQuestion {
  const { speak } = call.io;
  for (const option of ['area', 'region-area'])
    if (textOption(call, option) !== undefined)
      throw new UsageError(speak('analyse-cover.for-towers', { option }));
  const model = choiceOption(call, 'model', MODELS) ?? 'mclp';
  const count = numberOption(call, 'count', { min: 1, integer: true });
  const within = numberOption(call, 'within', { min: 0 });
  const required = (option: string, value: number | undefined): number => {
    if (value === undefined) throw new UsageError(speak('analyse-cover.needs', { option, model }));
    return value;
  };
  switch (model) {
    case 'mclp':
      return { model, within: required('within', within), count: required('count', count) };
    case 'lscp':
      return { model, within: required('within', within) };
    default:
      return { model, count: required('count', count) };
  }
}
