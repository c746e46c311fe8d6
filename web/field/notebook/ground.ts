// The other side of the notebook: for the frame, the lock, the enrolment and the line. Screens have index.ts.
export { isHalfWritten } from './drafts.ts';
export {
  counted,
  countsOf,
  type Inside,
  inside,
  inTurn,
  keepRecords,
  names,
  noCounts,
  type Self,
} from './inside.ts';
export { lineState } from './line-state.ts';
export { lists, withChanged } from './lists.ts';
export { now } from './now.ts';
export { setNotice } from './notices.ts';
export { blank, lockNow, openNotebook, type Slip, standing, takeSlips, wipe } from './opening.ts';
export { entryText, type Queued, queued, type SendState, showChanged, signedEntry } from './queue.ts';
