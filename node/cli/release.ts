// Which release this program is: the file that `npm run release` lays beside the compiled program, or the checkout.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** `0.1.0 (a1b2c3d4e5f6)` of a release; `0.1.0` of a checkout, whose commit git knows. */
export function releaseName(folder: string = root): string {
  const released = join(folder, 'release.json');
  const file = existsSync(released) ? released : join(folder, 'package.json');
  const { version, commit } = JSON.parse(readFileSync(file, 'utf8')) as { version: string; commit?: string };
  return commit === undefined ? version : `${version} (${commit})`;
}
