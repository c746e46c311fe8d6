// Tables from files: CSV and XLSX as people keep them, read with certainty or refused with the line and the reason.
export { booleanColumn } from './booleans.ts';
export { daysFromCivil, isoDate } from './calendar.ts';
export { hasColumn, textColumn } from './columns.ts';
export { dayIn } from './day.ts';
export { dateColumn, NO_DATE, optionalDateColumn } from './dates.ts';
export { latitudes, longitudes, type NumberRange, numberColumn, optionalNumberColumn } from './numbers.ts';
export { readTable, tableFrom } from './read.ts';
export { BadLines } from './refusal.ts';
export type { DateOrder, DecimalMark, Row, Table, TableOptions } from './table.ts';
export { writeCsv } from './write-csv.ts';
