// What phone and node agree on beforehand. Without a schema library, so that a phone loads none for it.

/** `x-app` of a phone: the version of what it speaks with a node. */
export const appVersion = 1;
/** The oldest version that a node still speaks; older ones are refused `app/too-old` and keep everything. */
export const minApp = 1;

/** Content type of a sync's body: deflate-raw over UTF-8 JSON. */
export const syncType = 'application/x-ulinzi-sync';

export const syncLimits = {
  /** Bytes of one request as it travels. */
  sentBytes: 256 * 1024,
  /** Bytes that it may unfold to. */
  unfoldedBytes: 2 * 1024 * 1024,
  items: 500,
  /** Numbers that are given: no phone writes so much. */
  most: 1_000_000_000,
  /** Characters of one entry: all the free texts of the largest act. */
  entryLength: 64 * 1024,
} as const;

/** How long a device's code is good, and how many characters it has. */
export const deviceCode = { hours: 24, length: 10 } as const;
