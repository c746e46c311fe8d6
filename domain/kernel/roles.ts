/** The roles of the report. A Focal Point has no account. `node` is the program itself. */
export const roles = [
  'assistant',
  'commander',
  'duty-officer',
  'jpt-member',
  'protection-manager',
  'analyst',
  'head-of-office',
  'logistics',
  'custodian',
  'mission-analyst',
  'administrator',
] as const;

export type Role = (typeof roles)[number];
export type Author = Role | 'node';
