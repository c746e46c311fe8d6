// What is said of a plan in codes. No schema stands here: the phone takes these lists alone.

export const measures = [
  'patrol-route',
  'presence-on-market-days',
  'escort-to-fields',
  'alert-network',
  'lighting',
  'dialogue',
  'liaison-with-authorities',
  'early-warning-drill',
  'other',
] as const;
