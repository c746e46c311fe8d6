export { beforeAll, rowHash } from './chain.ts';
export { load, type Loaded } from './load.ts';
export { Memory } from './memory.ts';
export { NodeClock } from './node-clock.ts';
export type {
  BodyDraft,
  EntryDraft,
  History,
  Job,
  LoggedEntry,
  NeedsHistory,
  OutgoingChange,
  OutgoingDraft,
  OutgoingState,
  Plan,
  View,
} from './plan.ts';
export { derivedKey, openRecipient } from './recipient.ts';
export { type SawTokens, sawTokens } from './saw.ts';
export { type Committed, Writer } from './writer.ts';
export {
  HeadKeeper,
  isSignedBy,
  keepPublicKey,
  putHeads,
  readHeads,
  readPublicKey,
  signedHead,
  type SignedHead,
} from './heads.ts';
export { highestKey, keyIdsIn, keysDestroyed, keysUsed } from './key-use.ts';
export { draft } from './draft.ts';
export { type LogRow, writeRows } from './log-store.ts';
export { outcomeOf } from './log-queries.ts';
export { bringReadings, rebuildReadings } from './rebuild.ts';
export { audience, type CountChange } from './shown.ts';
export { shownBetween } from './shown-reports.ts';
export { type Finding, type Verification, verifyLog } from './verify.ts';
