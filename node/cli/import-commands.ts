// `ulinzi import bases | communities | posts | duties | sources | roads FILE`: a register from a file, all of it or nothing.
import { resolve } from 'node:path';
import { type ImportAnswer, type ImportKind, importKinds } from '@ulinzi/domain/registers';
import { templateOf } from '../imports/index.ts';
import { importAreas } from './area-commands.ts';
import { NodeClient, nodeOptions, printRefusal } from './client.ts';
import { type Call, type Command, type ExitCode, UsageError } from './command.ts';
import { bytesOfFile } from './file-bytes.ts';

/** The route takes eight megabytes of base64. */
const largestBytes = 6_000_000;

const fileCommands: readonly Command[] = importKinds.map((kind) => ({
  path: ['import', kind],
  summary: `commands.import-${kind}.summary`,
  details: 'commands.import.details',
  arguments: [{ name: 'FILE', help: 'commands.import.file', optional: true }],
  options: {
    'dry-run': { type: 'boolean', help: 'commands.import.dry-run' },
    template: { type: 'boolean', help: 'commands.import.template' },
    ...nodeOptions,
  },
  example: `ulinzi import ${kind} ${kind}.csv --dry-run --as administrator`,
  run: (call: Call) => runImport(call, kind),
}));

export const importCommands: readonly Command[] = [...fileCommands, importAreas];

async function runImport(call: Call, kind: ImportKind): Promise<ExitCode> {
  const { io, args, options, json } = call;
  if (options['template']) {
    io.out(templateOf(kind, io.speak));
    return 0;
  }
  if (args[0] === undefined) throw new UsageError(io.speak('commands.import.no-file'));
  const file = await bytesOfFile(call, resolve(io.cwd, args[0]), largestBytes);
  io.progress(io.speak('commands.import.working'));
  const answer = await new NodeClient(call).ask('POST', `/api/imports/${kind}`, {
    file: file.toString('base64'),
    dryRun: options['dry-run'] === true,
  });
  io.progress('');
  if (answer.status !== 200) return printRefusal(call, answer);
  const done = answer.body as unknown as ImportAnswer;
  if (json) io.out(`${JSON.stringify(done)}\n`);
  else print(call, done);
  return done.unreadable !== null || done.wrong > 0 ? 4 : 0;
}

function print({ io }: Call, done: ImportAnswer): void {
  const { added, unchanged, wrong, lines, problems, unreadable, isDone } = done;
  if (unreadable !== null) {
    io.err(`${unreadable}\n`);
    return;
  }
  for (const { line, field, message, missing } of problems) {
    const text = field
      ? io.speak('commands.import.line', { line, field, message })
      : io.speak('commands.import.whole-line', { line, message });
    io.err(`  ${text}${missing ? ` [${missing.join(', ')}]` : ''}\n`);
  }
  const hidden = wrong - new Set(problems.map(({ line }) => line)).size;
  if (hidden > 0) io.err(`  ${io.speak('commands.import.more', { count: hidden })}\n`);
  if (wrong > 0) io.err(`${io.speak('commands.import.refused', { wrong, lines })}\n`);
  else {
    const id = isDone ? 'commands.import.done' : 'commands.import.checked';
    io.out(`${io.speak(id, { added, unchanged })}\n`);
  }
}
