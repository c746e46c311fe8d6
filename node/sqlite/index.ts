export { emptyWriteAheadLog, makeErasable, transaction } from './erasable.ts';
