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
export { isCourtesy, pageCodeIn, type SenderForm, senderForm } from './words-heard.ts';
