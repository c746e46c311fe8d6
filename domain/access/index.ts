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
export {
  type PasskeyDevice,
  passkeyDevices,
  passkeysAnswer,
  type PasskeysAnswer,
  passkeysAtMost,
  passkeyToMake,
  type PasskeyToMake,
  passkeyToShow,
  type PasskeyToShow,
} from './passkeys.ts';
export { passphraseFault, passphraseLength, pinFault, type SecretFault } from './secrets.ts';
