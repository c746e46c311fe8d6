// The file by which a data folder says how far its exercise has got: `making` is written before anything else, and
// becomes `made` in one step when the whole story has been played. It also keeps how far the exercise's clock was put
// forward, so that a start never finds the clock before the newest entry.
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';

const markFile = 'exercise.json';

export type Standing = 'none' | 'making' | 'made';

interface Mark {
  readonly exercise?: unknown;
  readonly aheadMs?: unknown;
}

function read(dataDir: string): Mark | null {
  try {
    return JSON.parse(readFileSync(join(dataDir, markFile), 'utf8')) as Mark;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** How far the exercise of a data folder has got. */
export function standingOf(dataDir: string): Standing {
  const found = read(dataDir);
  if (found === null) return 'none';
  return found.exercise === 'made' ? 'made' : 'making';
}

/** By how much the clock of this exercise was put forward, in milliseconds. */
export function aheadMsOf(dataDir: string): number {
  const { aheadMs } = read(dataDir) ?? {};
  return typeof aheadMs === 'number' && aheadMs > 0 ? aheadMs : 0;
}

/** Writes the mark so that it is there whole, or the one before it, also after a power cut. */
export function mark(dataDir: string, exercise: Exclude<Standing, 'none'>, aheadMs = 0): void {
  // PostgreSQL runs under a user of its own when root starts us: it must be able to pass through.
  mkdirSync(dataDir, { recursive: true, mode: 0o711 });
  const path = join(dataDir, markFile);
  const file = openSync(`${path}.new`, 'w', 0o600);
  try {
    writeSync(file, `${JSON.stringify({ exercise, ...(aheadMs > 0 && { aheadMs }) })}\n`);
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
