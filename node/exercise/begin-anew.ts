import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openKeystore } from '../keystore/index.ts';
import { keystoreFile } from './half-made.ts';
import { mark, standingOf } from './mark.ts';
import type { ExercisePlaces } from './places.ts';

/**
 * Marks the exercise of these folders as to be made anew, with everything in it; the next seeding clears it away.
 * Throws (`keystore/other-node`) where the folders are a real node's: nothing of it is touched.
 */
export function beginAnew({ dataDir, keysDir }: ExercisePlaces): void {
  if (existsSync(join(keysDir, keystoreFile))) {
    const keystore = openKeystore(keysDir, { dataFolder: dataDir });
    try {
      keystore.checkNode({ nodeId: keystore.nodeId, kind: 'exercise' });
    } finally {
      keystore.close();
    }
  }
  if (standingOf(dataDir) === 'made') mark(dataDir, 'making');
}
