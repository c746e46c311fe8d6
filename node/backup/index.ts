export { backUpKeys, keepBackupsApart } from './back-up-keys.ts';
export { backUpLog } from './back-up-log.ts';
export { makeBackupKey, readBackupKey } from './backup-key.ts';
export { type HeldMessage, heldMessages, settleHeld } from './held-store.ts';
export { type BackupPlaces, NightlyBackups } from './nightly.ts';
export { amendRecord, type BackupRecord, readRecord, recipientIn } from './record.ts';
export { type BackupProblem, backupProblems, BackupRefused } from './refused.ts';
export { restore, type Restored } from './restore.ts';
export { restoreJob } from './restore-job.ts';
