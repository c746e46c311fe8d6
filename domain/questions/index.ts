export { answerQuestion, askQuestion, endQuestion } from './acts.ts';
export { lines, sides } from './codes.ts';
export {
  questionAnswer,
  type QuestionAnswer,
  type QuestionLine,
  questionsAnswer,
  type QuestionsAnswer,
} from './answers.ts';
export {
  circleOfQuestion,
  type Question,
  questionAnswered,
  questionAsked,
  questionEnded,
  type Side,
} from './register.ts';
