export {
  addGateway,
  closePage,
  deliveryCauses,
  deliveryStates,
  dialects,
  discardMessage,
  discardReasons,
  fates,
  gatewayKinds,
  openPage,
  receiveMessage,
  releaseMessage,
  releaseReasons,
  reportDelivery,
  senders,
} from './acts.ts';
export { paceGateway, pauseGateway, preferGateway, resumeGateway } from './gateway-acts.ts';
export {
  byPreference,
  carries,
  type GatewayNow,
  gatewayOf,
  isGatewaysFault,
  isToBeAskedBack,
  mayTryAgain,
  nextStep,
  type NextStep,
  patienceMs,
  standIns,
  type TextToSend,
} from './routing.ts';
export {
  type Gateway,
  gatewayAdded,
  gatewayFields,
  gatewayFits,
  gatewayWatched,
  gatewaySecrets,
  gatewayPaced,
  gatewayPaused,
  gatewayPreferred,
  gatewayTroubles,
  type GatewayTrouble,
} from './gateway.ts';
export { codeRestMs, freeCode, type Page, pageClosed, pageOpened } from './page.ts';
export { balanceIn, type GatewayWatch, watchGateway } from './gateway-watch.ts';
export { clocksBackAtMost, lateAfterMs, type Lateness, latenessOf } from './lateness.ts';
export { isCourtesy, pageCodeIn, type SenderForm, senderForm } from './words-heard.ts';
export { type KeptBack, keptBackWhys, messageDiscarded, messageKept, messageReleased } from './kept-back.ts';
