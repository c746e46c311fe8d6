// What is said of a recommendation in codes. No schema stands here: the phone takes these lists alone.

export const recommendationKinds = [
  'patrol',
  'presence',
  'road',
  'radio',
  'lighting',
  'dialogue',
  'authorities',
  'humanitarian',
  'training',
  'other',
] as const;

export const priorities = ['must', 'should', 'could'] as const;

export const declineReasons = ['not-ours', 'no-means', 'unsafe', 'overtaken', 'disagree', 'other'] as const;

/** What was found on the spot of what its owner says is done. */
export const found = ['done', 'partly', 'not-done', 'not-seen'] as const;
