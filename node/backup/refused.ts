/** Every way in which a backup or a restore refuses. Each has its words in words/commands (`backup-refused.<problem>`). */
export const backupProblems = [
  'no-recipient',
  'recipient-exists',
  'key-unreadable',
  'key-exists',
  'key-beside',
  'folder',
  'same-folder',
  'other-node',
  'other-recipient',
  'other-log',
  'no-head',
  'file-missing',
  'no-backup',
  'changed',
  'wrong-key',
  'newer-version',
  'kind',
  'not-empty',
  'not-sound',
  'node-runs',
] as const;

export type BackupProblem = (typeof backupProblems)[number];

/** A backup that cannot be made or put back: a code and its values, which the command line says in words. */
export class BackupRefused extends Error {
  readonly problem: BackupProblem;
  readonly values: Readonly<Record<string, string | number>>;

  constructor(problem: BackupProblem, values: Readonly<Record<string, string | number>> = {}) {
    super(`backup/${problem}`);
    this.problem = problem;
    this.values = values;
  }
}
