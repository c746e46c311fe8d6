import type { Speak } from '@ulinzi/words';
import { BackupRefused } from '../backup/index.ts';
import { DataRefused } from './command.ts';

/** A backup's refusal in words. */
export function saidOf({ problem, values }: BackupRefused, speak: Speak): string {
  return speak(`commands.backup-refused.${problem}`, values);
}

/** Runs what makes or reads backups; what it refuses is said in words, exit code 4. */
export async function orSaid<Result>(speak: Speak, work: () => Result | Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof BackupRefused ? new DataRefused(saidOf(error, speak)) : error;
  }
}
