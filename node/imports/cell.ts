// One cell of a file as the value that its column's schema wants, or what is expected there instead.
import type { Refusal } from '@ulinzi/domain/kernel';
import type { Speak } from '@ulinzi/words';
import { momentIn } from '../moments/index.ts';
import { dayIn } from '../tables/index.ts';

/** The parts of a schema that say how its value is written. */
export interface Form {
  readonly type?: string;
  readonly pattern?: string;
  readonly enum?: readonly string[];
  readonly items?: Form;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly label?: boolean;
}

/** Something is wrong with one field of a line. */
export interface Problem {
  readonly line: number;
  readonly field: string | null;
  readonly refused: Refusal['refused'];
  readonly message: string;
  readonly missing?: readonly string[];
}

const isMoment = (form: Form) => form.pattern?.startsWith('^\\d{4}-') ?? false;
const isDay = (form: Form) => form.pattern?.startsWith('^[12]') ?? false;
const isTimeOfDay = (form: Form) => form.pattern?.startsWith('^([01]') ?? false;

const yes = ['yes', 'oui', 'ndiyo', 'true', 'vrai', '1', 'x'];
const no = ['no', 'non', 'hapana', 'false', 'faux', '0'];

/**
 * The value of a cell that is not empty. What cannot be read comes back as the text it is: the schema refuses it, and
 * `expectedIn` says what it wants.
 */
export function valueOf(cell: string, form: Form): unknown {
  if (form.type === 'array') {
    const parts = cell.split(/[|,;/\s]+/).filter((part) => part !== '');
    return parts.map((part) => valueOf(part, form.items ?? {}));
  }
  if (form.type === 'boolean') {
    const said = cell.toLowerCase();
    return yes.includes(said) ? true : no.includes(said) ? false : cell;
  }
  if (form.type === 'number' || form.type === 'integer') {
    const text = /^-?\d+,\d+$/.test(cell) ? cell.replace(',', '.') : cell.replace(/^−/, '-');
    return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : cell;
  }
  if (form.enum) return form.enum.find((code) => code === cell.toLowerCase()) ?? cell;
  // `+24h` would be another moment each time the file is read.
  if (isMoment(form)) return (/^\d{4}-/.test(cell) && momentIn(cell, 0)) || cell;
  if (isDay(form)) return dayIn(cell) ?? cell;
  // A spreadsheet leaves out the zero in front, or adds seconds.
  if (isTimeOfDay(form)) return cell.replace(/^(\d):/, '0$1:').replace(/^(\d\d:\d\d):00$/, '$1');
  return cell;
}

/** What a field wants, in words. */
export function expectedIn(form: Form, speak: Speak): string {
  if (form.type === 'array' && form.items) return expectedIn(form.items, speak);
  if (form.enum) return speak('imports.one-of', { values: form.enum.join(', ') });
  if (form.type === 'boolean') return speak('imports.yes-no');
  const { minimum: low = 0, maximum: high = 0 } = form;
  if (form.type === 'integer') return speak('imports.whole-between', { low, high });
  if (form.type === 'number') return speak('imports.number-between', { low, high });
  if (form.label) return speak('imports.text');
  if (isMoment(form)) return speak('imports.moment');
  if (isDay(form)) return speak('imports.day');
  if (isTimeOfDay(form)) return speak('imports.time-of-day');
  if (form.pattern?.startsWith('^[a-z]')) return speak('imports.short-name');
  if (form.pattern?.startsWith('^\\d{')) return speak('imports.digits');
  return speak('imports.other-form');
}
