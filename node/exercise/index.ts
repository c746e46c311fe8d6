export { type ExercisePlaces, isHalfSeeded, isSeeded, seedExercise } from './seed.ts';
