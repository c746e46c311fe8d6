import { departuresIn, judge, judgeWithEffort } from '@ulinzi/analysis/trends';
import { type Call, type Command, type ExitCode, UsageError } from '../command.ts';
import { checkOutputs, choiceOption, commonOptions, numberOption, openTable, present } from './frame.ts';
import { areasListed, effortSource, readEffort } from './trend-effort.ts';
import { exposeWeeks } from './trend-exposure.ts';
import { trendResult } from './trend-result.ts';
import { readWeeks, weekOptions } from './trend-weeks.ts';

/** Fewer weeks of past than this are no baseline. */
const LEAST_PAST_WEEKS = 8;
const LEAST_EVENTS = 10;
const FALSE_DISCOVERY = 0.05;

/** `ulinzi analyse trend`: what departs from each area's own past, the least likely first. */
export const trendCommand: Command = {
  path: ['analyse', 'trend'],
  summary: 'analyse-trend.summary',
  details: 'analyse-trend.details',
  arguments: [{ name: 'EVENTS', help: 'analyse.argument.file' }],
  options: {
    ...weekOptions,
    last: { type: 'string', value: 'WEEKS', help: 'analyse-trend.option.last' },
    effort: { type: 'string', value: 'COLUMN', help: 'analyse-trend.option.effort' },
    'effort-file': { type: 'string', value: 'FILE', help: 'analyse-trend.option.effort-file' },
    season: { type: 'string', value: 'auto|none', help: 'analyse-trend.option.season' },
    discount: { type: 'string', value: 'W', help: 'analyse-trend.option.discount' },
    'false-discovery': { type: 'string', value: 'Q', help: 'analyse-trend.option.false-discovery' },
    ...commonOptions,
  },
  example: 'ulinzi analyse trend incidents.csv --date date --area territory --effort-file reporters.csv',
  run: runTrend,
};

async function runTrend(call: Call): Promise<ExitCode> {
  checkOutputs(call);
  const last = numberOption(call, 'last', { default: 1, min: 1, max: 52, integer: true });
  const discount = numberOption(call, 'discount', { min: 0.3, max: 1 });
  const level = numberOption(call, 'false-discovery', { default: FALSE_DISCOVERY, min: 0.0001, max: 0.5 });
  const withSeason = choiceOption(call, 'season', ['auto', 'none']) !== 'none';
  const path = call.args[0];
  if (path === undefined) throw new UsageError(call.io.speak('cli.missing-argument', { name: 'EVENTS' }));
  const table = await openTable(call, path);
  const source = await effortSource(call, table);
  const weeks = readWeeks(call, table, {
    leastWeeks: LEAST_PAST_WEEKS + last,
    leastEvents: LEAST_EVENTS,
    ...(source && { listed: areasListed(source) }),
  });
  const effort = source && readEffort(call, source, weeks);
  const past = weeks.weeks - last;
  const plain = exposeWeeks(weeks, past, { ...(effort && { effort }), exponent: 0, withSeason });
  const report = departuresIn(plain.data, last, discount);
  const base = { weeks, last, level, report, hasSeason: plain.hasSeason, leftOut: plain.leftOut };
  if (effort === undefined) return present(call, trendResult({ ...base, areas: judge(report, level) }, call));
  const proportional = exposeWeeks(weeks, past, { effort, exponent: 1, withSeason });
  const areas = judgeWithEffort(report, departuresIn(proportional.data, last, discount), level);
  return present(call, trendResult({ ...base, areas }, call));
}
