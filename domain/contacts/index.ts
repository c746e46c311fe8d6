export { cancelContact, contactWays, hearContact, scheduleContact } from './acts.ts';
export {
  type Contact,
  contactHeard,
  contactScheduled,
  earlyMs,
  missedSlot,
  nextSlot,
  slotsBetween,
} from './register.ts';
