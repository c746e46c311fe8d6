export { assignDuty, cancelDuty, openPost, type Seat, seatPost, seats, setPostNumber } from './acts.ts';
export { type Duty, dutyAssigned, type Gap, gapsOf, onDuty, type Post, postOpened } from './register.ts';
