export {
  addGateway,
  closePage,
  deliveryCauses,
  deliveryStates,
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
export {
  type Gateway,
  gatewayAdded,
  gatewayFits,
  gatewayTroubles,
  type GatewayTrouble,
} from './gateway.ts';
export { codeRestMs, freeCode, type Page, pageClosed, pageOpened } from './page.ts';
export { isCourtesy, pageCodeIn, type SenderForm, senderForm } from './words-heard.ts';
export { type KeptBack, keptBackWhys, messageDiscarded, messageKept, messageReleased } from './kept-back.ts';
