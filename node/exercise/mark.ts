// The file by which a data folder says how far its exercise has got: `making` is written before anything else, and
// becomes `made` in one step when the whole story has been played.
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';

const markFile = 'exercise.json';

export type Standing = 'none' | 'making' | 'made';

/** How far the exercise of a data folder has got. */
export function standingOf(dataDir: string): Standing {
  let text: string;
  try {
    text = readFileSync(join(dataDir, markFile), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 'none';
    throw error;
  }
  return (JSON.parse(text) as { exercise?: unknown }).exercise === 'made' ? 'made' : 'making';
}

/** Writes the mark so that it is there whole, or the one before it, also after a power cut. */
export function mark(dataDir: string, exercise: Exclude<Standing, 'none'>): void {
  // PostgreSQL runs under a user of its own when root starts us: it must be able to pass through.
  mkdirSync(dataDir, { recursive: true, mode: 0o711 });
  const path = join(dataDir, markFile);
  const file = openSync(`${path}.new`, 'w', 0o600);
  try {
    writeSync(file, `${JSON.stringify({ exercise })}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(`${path}.new`, path);
  const folder = openSync(dirname(path), 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
