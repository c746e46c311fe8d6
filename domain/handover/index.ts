export {
  type HandoverAnswer,
  handoverAnswer,
  type ShiftLine,
  type SituationLine,
  type SituationsAnswer,
  situationsAnswer,
  type TogetherAnswer,
  togetherAnswer,
} from './answers.ts';
