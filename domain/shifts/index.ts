export { handOverShift, takeOverShift } from './acts.ts';
export { type Shift, shiftHandedOver, shiftTakenOver } from './register.ts';
