import { type Call, type Command, type ExitCode, type Option, UsageError } from '../command.ts';
import { checkOutputs, commonOptions, numberOption, present, seedOf, textOption } from './frame.ts';
import { readKnoxEvents } from './knox-events.ts';
import { knoxResult } from './knox-report.ts';
import { type KnoxLimits, runKnox } from './knox-run.ts';

const option = (value: string, name: string, required = false): Option => ({
  type: 'string',
  value,
  required,
  help: `analyse-knox.option.${name}`,
});

/** `ulinzi analyse knox`: are events that are close in space also close in time? With a near-repeat table. */
export const knoxCommand: Command = {
  path: ['analyse', 'knox'],
  summary: 'analyse-knox.summary',
  details: 'analyse-knox.details',
  arguments: [{ name: 'EVENTS', help: 'analyse-knox.argument.events' }],
  options: {
    x: option('COLUMN', 'x'),
    y: option('COLUMN', 'y'),
    latitude: option('COLUMN', 'latitude'),
    longitude: option('COLUMN', 'longitude'),
    time: option('COLUMN', 'time'),
    'within-distance': option('D', 'within-distance', true),
    'within-time': option('T', 'within-time', true),
    permutations: option('N', 'permutations'),
    distances: option('D,D,...', 'distances'),
    times: option('T,T,...', 'times'),
    ...commonOptions,
  },
  example:
    'ulinzi analyse knox incidents.csv --latitude lat --longitude lon --time date --within-distance 5 --within-time 14',
  run,
};

const DEFAULT_PERMUTATIONS = 999;

async function run(call: Call): Promise<ExitCode> {
  checkOutputs(call);
  const { io } = call;
  const [file] = call.args;
  if (file === undefined) throw new UsageError(io.speak('analyse-knox.needs-file'));
  const limits = limitsOf(call);
  const permutations = numberOption(call, 'permutations', {
    default: DEFAULT_PERMUTATIONS,
    min: 0,
    integer: true,
  });
  const seed = seedOf(call);
  const events = await readKnoxEvents(call, file);
  const outcome = await runKnox(
    events,
    limits,
    {
      permutations,
      seed,
      signal: io.signal,
      progress: (done) => io.progress(io.speak('analyse-knox.progress', { done, all: permutations })),
    },
    io.speak,
  );
  return present(call, knoxResult(events, limits, outcome, seed, io.speak));
}

function limitsOf(call: Call): KnoxLimits {
  const distance = numberOption(call, 'within-distance', { min: 0 });
  const time = numberOption(call, 'within-time', { min: 0 });
  if (distance === undefined || time === undefined)
    throw new UsageError(call.io.speak('analyse-knox.needs-limits'));
  return {
    distance,
    time,
    distanceBands: bandsOption(call, 'distances') ?? defaultBands(distance),
    timeBands: bandsOption(call, 'times') ?? defaultBands(time),
  };
}

/** Half of what counts as close, and once and twice as much. */
function defaultBands(limit: number): number[] {
  return limit === 0 ? [0] : [limit / 2, limit, 2 * limit];
}

function bandsOption(call: Call, name: string): number[] | undefined {
  const text = textOption(call, name);
  if (text === undefined) return undefined;
  const bands = text.split(',').map((part) => Number(part.trim() || Number.NaN));
  const isAscending = bands.every((band, i) => band >= 0 && (i === 0 || band > bands[i - 1]!));
  if (!isAscending || bands.length > 100)
    throw new UsageError(call.io.speak('analyse-knox.bad-bands', { option: name }));
  return bands;
}
