/**
 * What raises itself. `gateway-dead`: nothing comes in there. `hung`: its program lives and its modem does not answer;
 * it was started anew. `no-signal`, `no-credit`: texts do not go out. `missed-contact`: a contact that was agreed on did
 * not come. `silent-source`: nothing was heard of a source for days.
 */
export const troubleKinds = [
  'gateway-dead',
  'hung',
  'no-signal',
  'no-credit',
  'missed-contact',
  'silent-source',
] as const;
export type TroubleKind = (typeof troubleKinds)[number];

/** Kinds that are a gateway's. */
export const gatewayTroubleKinds = ['gateway-dead', 'hung', 'no-signal', 'no-credit'] as const;

/** Why somebody says that it needs nobody any more. `over` is the node's: it has ended by itself. */
export const settleReasons = ['repaired', 'replaced', 'heard', 'expected', 'mistaken', 'other'] as const;
export const overByItself = 'over';
