export {
  entriesOf,
  type EntryWithBodies,
  entriesWithBodies,
  newestMessage,
  openBody,
  sealedFor,
  sealedMessageFor,
  senderLine,
} from './bodies.ts';
export { type HistoryEntry, historyFor, historyOfOwn } from './history.ts';
export { messageText } from './message-text.ts';
export { releasedIdOf } from './released-id.ts';
export { noteRead, type ProtectedThing } from './reads.ts';
export { destroyOldMessages, forgetStrangers } from './terms.ts';
