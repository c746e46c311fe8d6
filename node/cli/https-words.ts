import type { Speak } from '@ulinzi/words';
import { HttpsRefused } from '../https/index.ts';
import { DataRefused } from './command.ts';

/** What was refused about https, in words. */
export function saidOfHttps({ problem, values }: HttpsRefused, speak: Speak): string {
  return speak(`https.refused.${problem}`, values);
}

/** Runs what makes or uses certificates; what it refuses is said in words, exit code 4. */
export async function orHttpsSaid<Result>(speak: Speak, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof HttpsRefused ? new DataRefused(saidOfHttps(error, speak)) : error;
  }
}
