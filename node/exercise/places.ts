import type { StructuredLog } from '../app/index.ts';

/** Where an exercise is made: the folders of its node, and its database where that is not the embedded one. */
export interface ExercisePlaces {
  readonly dataDir: string;
  readonly keysDir: string;
  readonly databaseUrl?: string | undefined;
  readonly log: StructuredLog;
}
