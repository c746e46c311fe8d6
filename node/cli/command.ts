// What a command of `ulinzi` is: declared as data, so that parsing, help and tests are the same for all.
import type { Speak } from '@ulinzi/words';

/** 0 done, 1 found something or failed, 2 usage, 3 this machine cannot, 4 data refused. */
export type ExitCode = 0 | 1 | 2 | 3 | 4;

export interface Option {
  type: 'string' | 'boolean';
  /** May be given more than once; `values` then holds an array. */
  multiple?: boolean;
  required?: boolean;
  /** Placeholder in the help, such as `FILE` or `N`. */
  value?: string;
  /** Id in the catalogs. */
  help: string;
}

export interface Argument {
  name: string;
  help: string;
  optional?: boolean;
  many?: boolean;
}

export type OptionValue = string | boolean | string[] | undefined;

/** The world a command may touch, passed in so that tests run commands without a process. */
export interface Io {
  out(text: string): void;
  err(text: string): void;
  /** Progress on stderr; drawn in place on a terminal, sparse lines elsewhere, nothing with --json to a pipe. */
  progress(text: string): void;
  /** Aborted by Ctrl-C: long work stops soon and says what it kept. */
  signal: AbortSignal;
  /** The next line of standard input, for what should not stand in a command line. */
  line?(): string;
  speak: Speak;
  env: Record<string, string | undefined>;
  cwd: string;
  /** Columns of the terminal, 100 where there is none. */
  columns: number;
}

export interface Call {
  args: string[];
  options: Record<string, OptionValue>;
  json: boolean;
  io: Io;
}

export interface Command {
  /** Words that name it: `['analyse', 'scan']`. */
  path: readonly [string, ...string[]];
  /** Ids in the catalogs: one line, and optional paragraphs below the options. */
  summary: string;
  details?: string;
  arguments?: readonly Argument[];
  options?: Readonly<Record<string, Option>>;
  /** A line that can be pasted, shown in the help. */
  example: string;
  run(call: Call): Promise<ExitCode>;
}

/** A mistake in how a command was called: printed with the command's usage, exit code 2. */
export class UsageError extends Error {}

/** Data that cannot be used as it is: printed with what to do about it, exit code 4. */
export class DataRefused extends Error {}

/** Something this machine cannot do, and why: exit code 3. */
export class MachineCannot extends Error {}
