// `ulinzi import areas FILE.geojson`: provinces or territories with the days on which they are valid, all or nothing.
import { resolve } from 'node:path';
import { type AreasImportAnswer, type DrawnLevel, drawnLevels } from '@ulinzi/domain/geography';
import { type FileOfAreas, readAreas } from '../geography/index.ts';
import { NodeClient, nodeOptions, printRefusal } from './client.ts';
import { type Call, type Command, type ExitCode, UsageError } from './command.ts';
import { bytesOfFile } from './file-bytes.ts';

/** The territories of the whole country at full length are some 60 megabytes. */
const largestBytes = 200_000_000;
const problemsShown = 20;

export const importAreas: Command = {
  path: ['import', 'areas'],
  summary: 'commands.import-areas.summary',
  details: 'commands.import-areas.details',
  arguments: [{ name: 'FILE', help: 'commands.import-areas.file' }],
  options: {
    level: {
      type: 'string',
      value: drawnLevels.join('|'),
      required: true,
      help: 'commands.import-areas.level',
    },
    from: { type: 'string', value: 'DAY', required: true, help: 'commands.import-areas.from' },
    until: { type: 'string', value: 'DAY', help: 'commands.import-areas.until' },
    source: { type: 'string', value: 'TEXT', required: true, help: 'commands.import-areas.source' },
    'label-field': { type: 'string', value: 'NAME', help: 'commands.import-areas.label-field' },
    'code-field': { type: 'string', value: 'NAME', help: 'commands.import-areas.code-field' },
    only: { type: 'string', value: 'NAME=VALUE', multiple: true, help: 'commands.import-areas.only' },
    'dry-run': { type: 'boolean', help: 'commands.import.dry-run' },
    ...nodeOptions,
  },
  example:
    'ulinzi import areas provinces.geojson --level province --from 2015-07-18 --source "OCHA 2017" --as administrator',
  async run(call): Promise<ExitCode> {
    const { io, args, options, json } = call;
    const level = oneOfLevels(call);
    const path = resolve(io.cwd, args[0] ?? '');
    const bytes = await bytesOfFile(call, path, largestBytes);
    io.progress(io.speak('commands.import.working'));
    const file = readAreas(bytes, {
      source: path.slice(path.lastIndexOf('/') + 1),
      level,
      labelField: options['label-field'] as string | undefined,
      codeField: options['code-field'] as string | undefined,
      only: ((options['only'] as string[] | undefined) ?? []).map((pair) => wanted(call, pair)),
      speak: io.speak,
    });
    if (file.problems.length > 0) {
      io.progress('');
      return refusedFor(call, file.problems);
    }
    const answer = await new NodeClient(call).ask('POST', '/api/imports/areas', {
      level,
      from: options['from'],
      ...(options['until'] !== undefined && { until: options['until'] }),
      source: options['source'],
      areas: file.areas.map(({ given }) => given),
      dryRun: options['dry-run'] === true,
    });
    io.progress('');
    if (answer.status !== 200) return printRefusal(call, answer);
    const done = numbered(answer.body as unknown as AreasImportAnswer, file);
    if (json) io.out(`${JSON.stringify(done)}\n`);
    if (done.problems.length > 0) return json ? 4 : refusedFor(call, done.problems);
    if (!json) print(call, done);
    return 0;
  },
};

function oneOfLevels({ io, options }: Call): DrawnLevel {
  const level = drawnLevels.find((one) => one === options['level']);
  if (!level)
    throw new UsageError(io.speak('cli.not-one-of', { option: '--level', values: drawnLevels.join(', ') }));
  return level;
}

function wanted({ io }: Call, pair: string): { field: string; value: string } {
  const at = pair.indexOf('=');
  if (at <= 0) throw new UsageError(io.speak('commands.import-areas.not-a-pair'));
  return { field: pair.slice(0, at), value: pair.slice(at + 1) };
}

/** Problems by their place in the file, where the node counted the areas that it was given. */
function numbered(done: AreasImportAnswer, { areas }: FileOfAreas): AreasImportAnswer {
  const problems = done.problems.map((one) => ({
    ...one,
    feature: areas[one.feature - 1]?.feature ?? one.feature,
  }));
  return { ...done, problems };
}

function refusedFor(
  { io, json }: Call,
  problems: readonly { readonly feature: number; readonly field?: string | null; readonly message: string }[],
): ExitCode {
  if (json) {
    io.out(`${JSON.stringify({ isDone: false, problems })}\n`);
    return 4;
  }
  for (const { feature, field, message } of problems.slice(0, problemsShown))
    io.err(
      `  ${io.speak('commands.import-areas.feature', { number: feature, message })}${field ? ` [${field}]` : ''}\n`,
    );
  const hidden = problems.length - problemsShown;
  if (hidden > 0) io.err(`  ${io.speak('commands.import.more', { count: hidden })}\n`);
  io.err(`${io.speak('commands.import-areas.refused', { count: problems.length })}\n`);
  return 4;
}

function print({ io }: Call, { added, unchanged, ended, isDone }: AreasImportAnswer): void {
  const id = isDone ? 'commands.import.done' : 'commands.import.checked';
  io.out(`${io.speak(id, { added, unchanged })}\n`);
  if (ended.length > 0) io.out(`${io.speak('commands.import-areas.ended', { areas: ended.join(', ') })}\n`);
}
