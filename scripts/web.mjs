// Builds what the node serves to browsers, desk and phone, where it is not built or something it is made of is newer.
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { root, runToEnd } from './installation.mjs';

const rooms = ['watch', 'field'];
const builtOf = (room) => path.join(root, 'build', room, 'index.html');
const madeOf = ['web', 'words', 'domain', 'package-lock.json'];

function newest(place) {
  const stats = statSync(place);
  if (!stats.isDirectory()) return stats.mtimeMs;
  return readdirSync(place, { withFileTypes: true })
    .filter((entry) => entry.name !== 'node_modules' && !entry.name.endsWith('.test.ts'))
    .reduce((latest, entry) => Math.max(latest, newest(path.join(place, entry.name))), 0);
}

/**
 * Builds `build/watch` and `build/field` unless they are newer than everything they are made of. Gives 0, or the exit
 * code of the builder that failed.
 */
export function buildWeb({ quiet }) {
  const changed = Math.max(...madeOf.map((one) => newest(path.join(root, one))));
  for (const room of rooms) {
    const built = builtOf(room);
    if (existsSync(built) && statSync(built).mtimeMs > changed) continue;
    const { code, output } = runToEnd(
      ['vite', 'build', '--config', `web/${room}/vite.config.ts`, '--logLevel', 'warn'],
      { quiet },
    );
    if (quiet && code !== 0) process.stderr.write(output);
    if (code !== 0) return code;
  }
  return 0;
}
