// Months (`2026-11`) as screens go through them; written in digits, as days are.

/** The month so many months after another; before it for a negative number. */
export function monthAfter(month: string, months: number): string {
  const at = Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)) - 1 + months, 1);
  return new Date(at).toISOString().slice(0, 7);
}

/** `11/2026`. */
export function writtenMonth(month: string): string {
  return `${month.slice(5, 7)}/${month.slice(0, 4)}`;
}

/** The newest first, beginning with the given one. */
export function monthsBack(month: string, count: number): string[] {
  return Array.from({ length: count }, (_, back) => monthAfter(month, -back));
}
