export {
  addGateway,
  closePage,
  deliveryCauses,
  deliveryStates,
  fates,
  gatewayKinds,
  openPage,
  receiveMessage,
  reportDelivery,
  senders,
} from './acts.ts';
export { type Gateway, gatewayAdded } from './gateway.ts';
export { codeRestMs, freeCode, type Page, pageClosed, pageOpened } from './page.ts';
export { isCourtesy, pageCodeIn, type SenderForm, senderForm } from './words-heard.ts';
