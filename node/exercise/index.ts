import type { StructuredLog } from '../app/index.ts';

export async function seedExercise(_places: {
  dataDir: string;
  keysDir: string;
  databaseUrl?: string | undefined;
  log: StructuredLog;
}): Promise<void> {}
