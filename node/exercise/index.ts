export { beginAnew } from './begin-anew.ts';
export { forwardClockOf } from './forward-clock.ts';
export { isHalfSeeded, isSeeded, seedExercise } from './seed.ts';
