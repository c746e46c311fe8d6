// `ulinzi`: finds the command that the words name, runs it, and ends with its exit code.
import { readFileSync } from 'node:fs';
import { chooseLocale, speaker } from '@ulinzi/words';
import { type Command, DataRefused, type ExitCode, type Io, MachineCannot, UsageError } from './command.ts';
import { allCommands, commandsFor } from './commands.ts';
import { helpOf, overview, usageOf } from './help.ts';
import { nearest } from '../spelling/index.ts';
import { likelySlips, parseCall } from './parse.ts';
import { releaseName } from './release.ts';

/** Runs one call. Everything that goes wrong is said in words, with what to do; never a stack trace for bad input. */
export async function run(argv: readonly string[], io: Io): Promise<ExitCode> {
  if (argv[0] === '--version') {
    io.out(`ulinzi ${releaseName()}\n`);
    return 0;
  }
  const command = findCommand(await commandsFor(argv[0] ?? ''), argv);
  if (!command) return noCommand(await allCommands(), argv, io);
  try {
    const parsed = parseCall(command, argv.slice(command.path.length), io.speak);
    if (parsed.help) {
      io.out(helpOf(command, io.speak, io.columns));
      return 0;
    }
    return await command.run({ ...parsed, io });
  } catch (error) {
    return failure(error, command, io);
  }
}

function findCommand(commands: readonly Command[], argv: readonly string[]): Command | undefined {
  return [...commands]
    .sort((a, b) => b.path.length - a.path.length)
    .find((command) => command.path.every((word, index) => argv[index] === word));
}

function noCommand(commands: readonly Command[], argv: readonly string[], io: Io): ExitCode {
  const words = argv.filter((word, at) => !word.startsWith('-') && argv[at - 1] !== '--lang');
  const group = commands.filter((command) => words[0] !== undefined && command.path[0] === words[0]);
  const wantsHelp = argv.includes('--help') || argv.length === 0;
  if (wantsHelp && (group.length > 0 || words.length === 0)) {
    io.out(overview(group.length > 0 ? group : commands, io.speak, io.columns));
    return 0;
  }
  const asked = words.slice(0, 2).join(' ');
  const near =
    nearest(
      asked,
      commands.map((command) => command.path.join(' ')),
      likelySlips,
    ) ??
    nearest(
      words[0] ?? '',
      commands.map(({ path }) => path[0]),
      likelySlips,
    );
  io.err(
    `${io.speak('cli.unknown-command', { word: asked })}${near ? ` ${io.speak('cli.did-you-mean', { suggestion: near })}` : ''}\n`,
  );
  io.err(overview(group.length > 0 ? group : commands, io.speak, io.columns));
  return 2;
}

function failure(error: unknown, command: Command, io: Io): ExitCode {
  if (error instanceof UsageError) {
    io.err(`${error.message}\n${io.speak('cli.usage', { line: usageOf(command) })}\n`);
    io.err(`${io.speak('cli.help-hint', { line: `ulinzi ${command.path.join(' ')} --help` })}\n`);
    return 2;
  }
  if (error instanceof MachineCannot) {
    io.err(`${error.message}\n`);
    return 3;
  }
  if (error instanceof DataRefused) {
    io.err(`${error.message}\n`);
    return 4;
  }
  if (io.signal.aborted) {
    io.err(`${io.speak('cli.stopped')}\n`);
    return 1;
  }
  throw error;
}

/** The terminal, as commands see it. */
function terminal(argv: readonly string[]): Io {
  const asked = argv.includes('--lang')
    ? argv[argv.indexOf('--lang') + 1]
    : argv.find((word) => word.startsWith('--lang='))?.slice(7);
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  const isTerminal = process.stderr.isTTY;
  let lastShown = 0;
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    progress: (text) => {
      const now = Date.now();
      if (isTerminal) process.stderr.write(`\r\u001b[K${text}`);
      else if (now - lastShown > 10_000 && !argv.includes('--json')) process.stderr.write(`${text}\n`);
      else return;
      lastShown = now;
    },
    signal: stop.signal,
    line: linesOfInput(),
    speak: speaker(chooseLocale(process.env, asked)),
    env: process.env,
    cwd: process.cwd(),
    columns: process.stdout.columns || 100,
  };
}

/** Gives standard input line by line; it is read when the first line is asked for. */
function linesOfInput(): () => string {
  let lines: string[] | null = null;
  return () => {
    lines ??= readFileSync(0, 'utf8').split('\n');
    return lines.shift()?.trim() ?? '';
  };
}

if (import.meta.main) {
  const argv = process.argv.slice(2);
  process.exitCode = await run(argv, terminal(argv));
}
