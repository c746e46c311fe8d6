export { ExerciseEntrance } from './exercise-entrance.tsx';
export { HandsetPane } from './handset-pane.tsx';
export { PersonaStrip } from './persona-strip.tsx';
