// From a form's fields to the data of an act: what was left empty is left out, times are the base's.
import { fromTyped } from '../../shared/typed-time.ts';

const moments = ['at', 'heardAt', 'retryAt', 'reviewAt', 'reviewAgainAt'];
const lists = ['checks'];
const numbers = ['howManyAtLeast'];

export function dataOf(form: FormData): Record<string, unknown> {
  const data: Record<string, unknown> = {};
  for (const name of new Set(form.keys())) {
    const value = String(form.get(name) ?? '').trim();
    if (lists.includes(name)) data[name] = form.getAll(name).map(String).filter(Boolean);
    else if (value === '') continue;
    else if (moments.includes(name)) data[name] = fromTyped(value) ?? value;
    else if (numbers.includes(name)) data[name] = Number(value);
    else data[name] = value;
  }
  return data;
}
