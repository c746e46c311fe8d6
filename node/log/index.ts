export { beforeAll, rowHash } from './chain.ts';
export { load, type Loaded } from './load.ts';
export { Memory } from './memory.ts';
export { NodeClock } from './node-clock.ts';
export type {
  BodyDraft,
  EntryDraft,
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
export { HeadKeeper, keepPublicKey, readHeads, readPublicKey, type SignedHead } from './heads.ts';
export { highestKey, keyIdsIn, keysDestroyed, keysUsed } from './key-use.ts';
export { draft } from './draft.ts';
export { bringReadings, rebuildReadings } from './rebuild.ts';
export { audience } from './shown.ts';
export { type Finding, type Verification, verifyLog } from './verify.ts';
