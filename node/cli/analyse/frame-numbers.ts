import type { Speak } from '@ulinzi/words';

const SIGNIFICANT = 4;
const MOST_DECIMALS = 6;

/** The locale whose numbers a language uses, as its catalog names it: Swahili of the Kivu writes them as French does. */
export function numberLocale(speak: Speak): string {
  const locale = speak('analyse.number-locale');
  return /^[a-z]{2}(-[A-Z]{2})?$/.test(locale) ? locale : 'en';
}

/** A number in the language of the person, with at most so many decimals. */
export function sayNumber(value: number, speak: Speak, decimals = 2): string {
  return new Intl.NumberFormat(numberLocale(speak), {
    maximumFractionDigits: decimals,
    useGrouping: 'min2',
  }).format(value);
}

/**
 * The cells of one column as text. Its numbers have the same number of decimals, enough for four significant figures
 * of the smallest, and no more than needed; NaN and null are empty.
 */
export function numberTexts(cells: readonly (string | number | null)[], speak: Speak): string[] {
  const decimals = decimalsFor(
    cells.filter((cell): cell is number => typeof cell === 'number' && Number.isFinite(cell)),
  );
  const format = new Intl.NumberFormat(numberLocale(speak), {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    useGrouping: 'min2',
  });
  return cells.map((cell) => {
    if (cell === null) return '';
    if (typeof cell === 'string') return cell.trim().replace(/\s+/g, ' ');
    if (!Number.isFinite(cell)) return '';
    // A p-value of one in a billion is not nought.
    return cell !== 0 && Math.abs(cell) < 10 ** -MOST_DECIMALS ? cell.toExponential(1) : format.format(cell);
  });
}

function decimalsFor(numbers: readonly number[]): number {
  const broken = numbers.filter((value) => !Number.isInteger(value)).map(Math.abs);
  if (broken.length === 0) return 0;
  const smallest = broken.reduce((least, value) => Math.min(least, value));
  const wanted = Math.min(MOST_DECIMALS, Math.max(1, SIGNIFICANT - 1 - Math.floor(Math.log10(smallest))));
  const needed = (value: number) =>
    value
      .toFixed(wanted)
      .replace(/\.?0+$/, '')
      .split('.')[1]?.length ?? 0;
  return broken.reduce((most, value) => Math.max(most, needed(value)), 0);
}
