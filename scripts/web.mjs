// Builds the screens that the node serves, where they are not built or something they are made of is newer.
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { root, runToEnd } from './installation.mjs';

const built = path.join(root, 'build', 'watch', 'index.html');
const madeOf = ['web', 'words', 'domain', 'package-lock.json'];

function newest(place) {
  const stats = statSync(place);
  if (!stats.isDirectory()) return stats.mtimeMs;
  return readdirSync(place, { withFileTypes: true })
    .filter((entry) => entry.name !== 'node_modules' && !entry.name.endsWith('.test.ts'))
    .reduce((latest, entry) => Math.max(latest, newest(path.join(place, entry.name))), 0);
}

/** Builds `build/watch` unless it is newer than everything it is made of. Gives 0, or the exit code of the builder. */
export function buildWeb({ quiet }) {
  const isBuilt =
    existsSync(built) &&
    statSync(built).mtimeMs > Math.max(...madeOf.map((one) => newest(path.join(root, one))));
  if (isBuilt) return 0;
  const { code, output } = runToEnd(
    ['vite', 'build', '--config', 'web/watch/vite.config.ts', '--logLevel', 'warn'],
    { quiet },
  );
  if (quiet && code !== 0) process.stderr.write(output);
  return code;
}
