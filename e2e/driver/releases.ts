// Releases for tests: one that is built, as `npm run release` does it, and others made of its files.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const program = join(import.meta.dirname, '../../scripts/release.mjs');

export interface Release {
  /** What the archive unpacks to. */
  readonly folder: string;
  readonly archive: string;
  /** `1.2.3 (a1b2c3d4e5f6)`. */
  readonly name: string;
}

/** What `npm run release` prints; throws with what it says where it does not succeed. */
function printed(...words: readonly string[]): string {
  const ran = spawnSync(process.execPath, [program, ...words], { encoding: 'utf8' });
  if (ran.status !== 0) throw new Error(`release ${words.join(' ')}: ${ran.status} ${ran.stderr}`);
  return ran.stdout;
}

/** Writes a file anew: the old one may be shared with another release. */
export function rewrite(file: string, text: string | Uint8Array): void {
  rmSync(file, { force: true });
  writeFileSync(file, text);
}

export class Releases {
  readonly #out = mkdtempSync(join(tmpdir(), 'ulinzi-release-'));
  readonly key: string = this.at('release.key');
  readonly fingerprint: string;

  constructor() {
    this.fingerprint = this.newKey(this.key);
  }

  at(...names: readonly string[]): string {
    return join(this.#out, ...names);
  }

  /** Makes a key of a builder and gives its fingerprint. */
  newKey(file: string): string {
    return /^Fingerprint: (.+)$/m.exec(printed('--make-key', file))?.[1] ?? '';
  }

  /** Builds this checkout. Slow: once for all cases. */
  build(): Release {
    const options = ['--key', this.key, '--out', this.#out, '--without-gateways', '--level', '1'];
    return this.#packed(printed(...options).split('\n')[0] as string);
  }

  #packed(archive: string): Release {
    const folder = archive.slice(0, -'.tar.gz'.length);
    const release = JSON.parse(readFileSync(join(folder, 'program/release.json'), 'utf8')) as {
      version: string;
      commit: string;
    };
    return { folder, archive, name: `${release.version} (${release.commit})` };
  }

  /** The files of a release in a folder of another name, changed. */
  changed(from: Release, name: string, change: (folder: string) => void): string {
    const folder = this.at(name);
    // The files are the same on the disk: what is changed must be written anew.
    const copied = spawnSync('cp', ['--archive', '--link', from.folder, folder], { encoding: 'utf8' });
    if (copied.status !== 0) throw new Error(copied.stderr);
    change(folder);
    return folder;
  }

  /** The same release under another version, changed, signed and packed. */
  another(from: Release, version: string, change: (folder: string) => void = () => undefined): Release {
    const folder = this.changed(from, `ulinzi-${version}`, (copy) => {
      const file = join(copy, 'program/release.json');
      const release = JSON.parse(readFileSync(file, 'utf8')) as { commit: string };
      rewrite(file, JSON.stringify({ ...release, version }));
      rewrite(join(copy, 'system/release'), `${version}-${release.commit}\n`);
      change(copy);
    });
    return this.#packed(this.sealed(folder));
  }

  /** Signs and packs a folder; gives the archive. */
  sealed(folder: string, key: string = this.key): string {
    return printed('--seal', folder, '--key', key, '--level', '1').split('\n')[0] as string;
  }

  remove(): void {
    if (existsSync(this.#out)) rmSync(this.#out, { recursive: true });
  }
}
