export { type LiveEventName, type LiveEvents, type LiveList, liveEvents, liveLists } from './events.ts';
