export { isHalfSeeded, isSeeded, seedExercise } from './seed.ts';
