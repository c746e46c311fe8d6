export { raiseTrouble, settleTrouble, takeTrouble } from './acts.ts';
export {
  gatewayTroubleKinds,
  overByItself,
  settleReasons,
  troubleKinds,
  type TroubleKind,
} from './codes.ts';
export {
  maySettle as maySettleTrouble,
  mayRaise,
  restAfterSettling,
  thingOf,
  type Trouble,
  troubleRaised,
  troubleSettled,
  troubleTaken,
} from './register.ts';
export { conditionsOf, type GatewayHealth, graceMs, keyOf, Standing, type TroubleSeen } from './standing.ts';
export { dayAtBase, isSilent, silentAfterDays } from './silence.ts';
export {
  type ContactsAnswer,
  contactsAnswer,
  type TroublesAnswer,
  troublesAnswer,
} from './answers.ts';
