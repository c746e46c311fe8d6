export {
  type EnrolmentAnswer,
  enrolmentAnswer,
  type PostAnswer,
  postAnswer,
  type SessionAnswer,
  sessionAnswer,
  type SessionsAnswer,
  sessionsAnswer,
} from './answers.ts';
export { exercisePin, mayOpenDesk } from './desk.ts';
export { passphraseFault, passphraseLength, pinFault, type SecretFault } from './secrets.ts';
