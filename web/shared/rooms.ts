/** Roles whose work is alerts: the watch room is in their rail, and links lead there. */
export const watchRoles: readonly string[] = [
  'assistant',
  'commander',
  'duty-officer',
  'protection-manager',
  'head-of-office',
  'custodian',
];
