export {
  type ExerciseAnswer,
  exerciseAnswer,
  type ExerciseEvents,
  exerciseEvents,
  type ExercisePhone,
  exercisePhone,
  type PathStep,
  pathStep,
  type PhoneText,
  phoneText,
  type SentAnswer,
  sentAnswer,
} from './answers.ts';
