/** What may be wrong with an installation. Each has its words in words/commands (`doctor-finding.<code>`). */
export const findingCodes = [
  'node-version',
  'no-data',
  'folder-open',
  'folder-not-writable',
  'apart',
  'half-restored',
  'keystore',
  'locked',
  'disk',
  'database',
  'other-node',
  'clock-behind',
  'no-head',
  'log-cut-off',
  'log-unsound',
  'no-backup-key',
  'no-log-backup',
  'old-log-backup',
  'no-keys-backup',
  'old-keys-backup',
  'held',
  'no-gateway',
  'gammu',
  'gammu-driver',
  'no-device',
  'gateway-away',
  'port',
  'not-answering',
  'https-certificate',
  'https-name',
  'https-clock',
  'https-ends',
  'https-given',
  'https-not-answering',
  'https-port',
  'screens',
  'gap',
  'nobody',
  'outside-provinces',
] as const;

export type FindingCode = (typeof findingCodes)[number];

export interface Finding {
  readonly code: FindingCode;
  readonly values: Readonly<Record<string, string | number>>;
}

/** The parts that are looked at, in this order. */
export const checks = [
  'programs',
  'folders',
  'keystore',
  'disk',
  'database',
  'clock',
  'log',
  'backups',
  'gateways',
  'address',
  'https',
  'duties',
  'places',
] as const;

export type Check = (typeof checks)[number];

export function finding(code: FindingCode, values: Finding['values'] = {}): Finding {
  return { code, values };
}
