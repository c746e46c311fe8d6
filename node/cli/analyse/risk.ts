import { setImmediate } from 'node:timers/promises';
import { backtest, type Issue, issueForecasts } from '@ulinzi/analysis/risk';
import { type Call, type Command, type ExitCode, UsageError } from '../command.ts';
import {
  checkOutputs,
  choiceOption,
  commonOptions,
  numberOption,
  openTable,
  present,
  seedOf,
  textOption,
} from './frame.ts';
import { pictures, riskResult } from './risk-result.ts';
import { runScores, scoreOptions } from './risk-scores.ts';
import { readWeeks, type WeekTable, weekOptions } from './trend-weeks.ts';

/** Fewer weeks than this cannot both teach and test. */
const LEAST_WEEKS = 20;
const LEAST_PAST_WEEKS = 8;
const LEAST_EVENTS = 30;

/** `ulinzi analyse risk`: the chance of an event next week by area, and how right such forecasts would have been. */
export const riskCommand: Command = {
  path: ['analyse', 'risk'],
  summary: 'analyse-risk.summary',
  details: 'analyse-risk.details',
  arguments: [{ name: 'EVENTS', help: 'analyse.argument.file', optional: true }],
  options: {
    ...weekOptions,
    'test-weeks': { type: 'string', value: 'N', help: 'analyse-risk.option.test-weeks' },
    season: { type: 'string', value: 'auto|none', help: 'analyse-trend.option.season' },
    draw: { type: 'string', value: pictures.join('|'), help: 'analyse-risk.option.draw' },
    ...scoreOptions,
    ...commonOptions,
  },
  example: 'ulinzi analyse risk incidents.csv --latitude latitude --longitude longitude --cell 0.5',
  run: runRisk,
};

async function runRisk(call: Call): Promise<ExitCode> {
  checkOutputs(call);
  const { speak } = call.io;
  const scores = textOption(call, 'scores');
  const path = call.args[0];
  if (scores !== undefined) {
    if (path !== undefined) throw new UsageError(speak('analyse-risk.events-or-scores'));
    return present(call, await runScores(call, scores));
  }
  const misplaced = Object.keys(scoreOptions).find((name) => call.options[name] !== undefined);
  if (misplaced !== undefined)
    throw new UsageError(speak('analyse-risk.needs-scores', { option: misplaced }));
  if (path === undefined) throw new UsageError(speak('cli.missing-argument', { name: 'EVENTS' }));
  const picture = choiceOption(call, 'draw', pictures) ?? 'reliability';
  const withSeason = choiceOption(call, 'season', ['auto', 'none']) !== 'none';
  const seed = seedOf(call);
  const weeks = readWeeks(call, await openTable(call, path), {
    leastWeeks: LEAST_WEEKS,
    leastEvents: LEAST_EVENTS,
  });
  const testWeeks = numberOption(call, 'test-weeks', {
    default: Math.floor(weeks.weeks / 2),
    min: 2,
    max: weeks.weeks - LEAST_PAST_WEEKS,
    integer: true,
  });
  const issues = await issueAll(call, weeks, withSeason);
  const next = issues.pop()!;
  const test = backtest(issues, weeks.counts, weeks.weeks - testWeeks, seed);
  return present(call, riskResult({ weeks, next, test, picture, seed }, speak));
}

/** All forecasts from the first week that has a past, with progress; stops at Ctrl-C. */
async function issueAll(call: Call, weeks: WeekTable, withSeason: boolean): Promise<Issue[]> {
  const { io } = call;
  const issues: Issue[] = [];
  const from = LEAST_PAST_WEEKS;
  for (const issue of issueForecasts(weeks.areas, weeks.counts, {
    from,
    firstDay: weeks.firstDay,
    withSeason,
  })) {
    issues.push(issue);
    io.progress(io.speak('analyse-risk.week', { week: issues.length, of: weeks.weeks - from + 1 }));
    // Lets Ctrl-C be heard between weeks.
    await setImmediate();
    io.signal.throwIfAborted();
  }
  return issues;
}
