import type { Speak } from '@ulinzi/words';
import { DataRefused } from '../../command.ts';
import { parseDate, type Precision } from './dates.ts';
import type { Settings } from './parameter-file.ts';

/** Reads single settings; each method throws DataRefused, naming file, line and setting, where a value cannot be. */
export interface SettingValues {
  text(name: string): string;
  flag(name: string): boolean;
  number(name: string, otherwise: number, limits?: { min?: number; integer?: boolean }): number;
  choice<Value>(name: string, values: Readonly<Record<string, Value>>, otherwise: Value): Value;
  /** A day number; `edge` is the side of the period that a year or month stands for. */
  date(name: string, precision: Precision, edge: 'first' | 'last'): number;
  /** Two dates with a comma between. */
  dates(name: string, precision: Precision): readonly [number, number];
  refuse(name: string, reason: string, values?: Record<string, string | number>): never;
}

/** Values of the settings of one file. */
export function settingValues(settings: Settings, file: string, speak: Speak): SettingValues {
  function refuse(name: string, reason: string, values: Record<string, string | number> = {}): never {
    const line = settings.get(name)?.line ?? 0;
    const value = settings.get(name)?.value ?? '';
    throw new DataRefused(speak(`analyse-scan.prm-${reason}`, { file, line, name, value, ...values }));
  }

  const text = (name: string): string => settings.get(name)?.value ?? '';

  function readDate(name: string, written: string, precision: Precision, edge: 'first' | 'last'): number {
    const date = parseDate(written.trim(), { precision, edge });
    return date === null ? refuse(name, 'no-date') : date.day;
  }

  return {
    text,
    flag(name) {
      const value = text(name).toLowerCase();
      if (value === '' || value === 'n' || value === '0') return false;
      return value === 'y' || value === '1' ? true : refuse(name, 'no-flag');
    },
    number(name, otherwise, { min = -Infinity, integer = false } = {}) {
      if (text(name) === '') return otherwise;
      const value = Number(text(name));
      if (!Number.isFinite(value) || value < min || (integer && !Number.isInteger(value)))
        return refuse(name, integer ? 'no-integer' : 'no-number', { min: Number.isFinite(min) ? min : 0 });
      return value;
    },
    choice(name, values, otherwise) {
      if (text(name) === '') return otherwise;
      const value = values[text(name)];
      return value === undefined
        ? refuse(name, 'no-choice', { choices: Object.keys(values).join(', ') })
        : value;
    },
    date: (name, precision, edge) => readDate(name, text(name), precision, edge),
    dates(name, precision) {
      const parts = text(name).split(',');
      if (parts.length !== 2) return refuse(name, 'no-date');
      return [readDate(name, parts[0]!, precision, 'first'), readDate(name, parts[1]!, precision, 'last')];
    },
    refuse,
  };
}
