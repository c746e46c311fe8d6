// Predictors of a synthetic control as they are written on the command line.
import type { Predictor } from '@ulinzi/analysis/effect';
import { hasColumn, type Table } from '../../tables/index.ts';
import { type Call, UsageError } from '../command.ts';
import { textOption } from './frame.ts';
import type { TimeAxis } from './effect-times.ts';

const WITH_WINDOW = /^(.+?)\s*(?:@\s*(.+)|\(\s*(.+?)\s*\))$/;

/**
 * `--predictors "income, beer@1984:1988, cigsale(1975)"`: columns, each with its own time or window of times, or the
 * window of `--predictor-window` (where absent, the fitted times). May be given more than once. UsageError for a window
 * that is none; a column that the file has not is refused when it is read.
 */
export function predictorsOption(call: Call, table: Table, times: TimeAxis): Predictor[] {
  const given = call.options['predictors'];
  const lists = Array.isArray(given) ? given : typeof given === 'string' ? [given] : [];
  const common = windowOption(call, times, 'predictor-window');
  return lists.flatMap(splitList).map((text) => {
    const match = hasColumn(table, text) ? null : WITH_WINDOW.exec(text);
    if (!match) return { name: text, ...(common && { window: common }) };
    const name = match[1]!.trim();
    return { name, window: readWindow(call, times, 'predictors', (match[2] ?? match[3])!) };
  });
}

/** A window of times, such as `1980:1988` or one time; undefined where the option was not given. */
export function windowOption(
  call: Call,
  times: TimeAxis,
  name: string,
): { from: number; to: number } | undefined {
  const text = textOption(call, name);
  return text === undefined ? undefined : readWindow(call, times, name, text);
}

/** A list of numbers. */
export function numbersOption(call: Call, name: string): number[] | undefined {
  const text = textOption(call, name);
  if (text === undefined) return undefined;
  const numbers = text.split(/[,;\s]+/).map(Number);
  if (numbers.some((value) => !(value >= 0)) || numbers.every((value) => value === 0)) {
    throw new UsageError(call.io.speak('analyse.option-no-number', { option: name }));
  }
  return numbers;
}

/** A list of columns. */
export function listOption(call: Call, name: string): string[] {
  const text = textOption(call, name);
  return text === undefined ? [] : splitList(text);
}

function readWindow(call: Call, times: TimeAxis, option: string, text: string): { from: number; to: number } {
  const whole = times.read(text.trim());
  if (!Number.isNaN(whole)) return { from: whole, to: whole };
  // Between years a hyphen does as well; in dates it does not.
  const parts = text.split(/\s*(?::|\.\.|\bto\b)\s*|(?<=^\s*\d{4})\s*[-–]\s*(?=\d{4}\s*$)/);
  const [from, to] = parts.map((part) => times.read(part.trim()));
  if (parts.length !== 2 || from === undefined || to === undefined || !(from <= to)) {
    throw new UsageError(call.io.speak('analyse-effect.option-no-window', { option }));
  }
  return { from, to };
}

/** Commas part the list, but not within brackets. */
function splitList(text: string): string[] {
  return text
    .split(/[,;](?![^(]*\))/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
