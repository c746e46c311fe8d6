export { emptyWriteAheadLog, makeErasable, transaction } from './erasable.ts';
export { rowOf, rowsOf, theRow } from './rows.ts';
