export { holdMentoring, mentoringWays } from './acts.ts';
export {
  mentoringAnswer,
  type MentoringAnswer,
  mentoringWordsAnswer,
  type MentoringWordsAnswer,
} from './answers.ts';
export {
  type Mentoring,
  mentoringHeld,
  mentoringStandings,
  type MentoringStanding,
  monthOf,
  standingIn,
} from './register.ts';
