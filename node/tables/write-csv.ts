/** What spreadsheets take for the start of a formula (OWASP, CSV injection); a sign before a plain number is harmless. */
const FORMULA = /^[=+\-@\t\r]/;
const NUMBER = /^[+-]?(\d+[.,]?\d*|[.,]\d+)([eE][+-]?\d+)?$/;

/**
 * CSV text (RFC 4180, `,`, CR LF, a decimal point) with a header. Text that a spreadsheet would run as a formula gets an
 * apostrophe before it, which spreadsheets do not show; null is an empty cell.
 */
export function writeCsv(
  columns: readonly string[],
  rows: readonly (readonly (string | number | null)[])[],
): string {
  const lines = [columns, ...rows].map((cells) => cells.map(csvCell).join(','));
  return lines.map((line) => `${line}\r\n`).join('');
}

function csvCell(cell: string | number | null): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : '';
  const safe = FORMULA.test(cell) && !NUMBER.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
