import { resolve } from 'node:path';
import {
  type DateOrder,
  type DecimalMark,
  readTable,
  type Table,
  type TableOptions,
} from '../../tables/index.ts';
import { type Call, type Option, UsageError } from '../command.ts';

/** Options that every analysis command takes, beside its own: `options: { ...commonOptions, ... }`. */
export const commonOptions: Record<string, Option> = {
  csv: { type: 'string', value: 'FILE', help: 'analyse.option.csv' },
  picture: { type: 'string', value: 'FILE.svg', help: 'analyse.option.picture' },
  seed: { type: 'string', value: 'N', help: 'analyse.option.seed' },
  delimiter: { type: 'string', value: 'C', help: 'analyse.option.delimiter' },
  encoding: { type: 'string', value: 'NAME', help: 'analyse.option.encoding' },
  sheet: { type: 'string', value: 'NAME', help: 'analyse.option.sheet' },
  decimal: { type: 'string', value: 'comma|point', help: 'analyse.option.decimal' },
  dates: { type: 'string', value: 'dmy|mdy', help: 'analyse.option.dates' },
};

const LARGEST_SEED = 4_294_967_295;

/** The seed of everything random in a command: `--seed`, or 1, so that the same call gives the same answer. */
export function seedOf(call: Call): number {
  return numberOption(call, 'seed', { default: 1, min: 0, max: LARGEST_SEED, integer: true });
}

/** The text of an option, undefined where it was not given. UsageError where it was given empty. */
export function textOption(call: Call, name: string): string | undefined {
  const value = call.options[name];
  if (typeof value !== 'string') return undefined;
  if (value.trim() === '') throw new UsageError(call.io.speak('analyse.option-empty', { option: name }));
  return value;
}

export interface NumberLimits {
  min?: number;
  max?: number;
  integer?: boolean;
}

/** The number of an option; UsageError, saying what it may be, where it is none or beyond the limits. */
export function numberOption(call: Call, name: string, limits: NumberLimits & { default: number }): number;
export function numberOption(call: Call, name: string, limits?: NumberLimits): number | undefined;
export function numberOption(
  call: Call,
  name: string,
  limits: NumberLimits & { default?: number } = {},
): number | undefined {
  const text = textOption(call, name);
  if (text === undefined) return limits.default;
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY, integer = false } = limits;
  const value = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(text.trim()) ? Number(text) : Number.NaN;
  if (Number.isNaN(value)) throw new UsageError(call.io.speak('analyse.option-no-number', { option: name }));
  if (integer && !Number.isInteger(value))
    throw new UsageError(call.io.speak('analyse.option-no-integer', { option: name }));
  if (value < min)
    throw new UsageError(call.io.speak('analyse.option-too-small', { option: name, min: String(min) }));
  if (value > max)
    throw new UsageError(call.io.speak('analyse.option-too-large', { option: name, max: String(max) }));
  return value;
}

/**
 * Reads a file named on the command line as the common options say, and tells on stderr what was found in it that a
 * person should know (an HXL row, an older encoding).
 */
export async function openTable(call: Call, path: string): Promise<Table> {
  const table = await readTable(resolve(call.io.cwd, path), tableOptions(call));
  for (const note of table.notes) call.io.err(`${note}\n`);
  return table;
}

function tableOptions(call: Call): TableOptions {
  return {
    sheet: textOption(call, 'sheet'),
    delimiter: delimiterOption(call),
    encoding: textOption(call, 'encoding'),
    decimal: choiceOption<DecimalMark>(call, 'decimal', ['comma', 'point']),
    dates: choiceOption<DateOrder>(call, 'dates', ['dmy', 'mdy']),
    speak: call.io.speak,
  };
}

function delimiterOption(call: Call): string | undefined {
  const text = call.options['delimiter'];
  if (typeof text !== 'string') return undefined;
  if (/^(tab|\\t|\t)$/i.test(text)) return '\t';
  if (text.length !== 1 || /["\r\n]/.test(text))
    throw new UsageError(call.io.speak('analyse.option-delimiter'));
  return text;
}

/** One of a few words; UsageError naming them where it is another. */
export function choiceOption<Word extends string>(
  call: Call,
  name: string,
  words: readonly Word[],
): Word | undefined {
  const text = textOption(call, name);
  if (text === undefined) return undefined;
  const word = words.find((candidate) => candidate === text);
  if (word === undefined)
    throw new UsageError(call.io.speak('analyse.option-choice', { option: name, choices: words.join(', ') }));
  return word;
}
