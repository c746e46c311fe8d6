// How a node is to be reached, as its operator said once: kept beside the keys, with names and addresses only.
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { HttpsRefused } from './refused.ts';

interface Doors {
  /** Address to listen on; all of this machine's where none is named. */
  readonly listen: string;
  readonly httpsPort: number;
  /** Port that speaks plain http, to hand out the authority's certificate; null for none. */
  readonly httpPort: number | null;
}

export type ReachSettings =
  | { readonly way: 'this-machine' }
  | ({ readonly way: 'authority'; readonly domain: string; readonly lanAddresses: readonly string[] } & Doors)
  | ({
      readonly way: 'given';
      readonly domain: string;
      readonly certificate: string;
      readonly key: string;
    } & Doors)
  | { readonly way: 'proxy'; readonly domain: string };

/** Options of `serve` by name, as a settings file has them. */
export type Named = Readonly<Record<string, string | boolean | string[]>>;

const file = 'settings.json';

/** What the operator said the last time; nothing where the node has never been told. Throws `HttpsRefused`. */
export function keptSettings(keysDir: string): Named {
  const path = join(keysDir, file);
  return existsSync(path) ? readSettings(path) : {};
}

/** Keeps what was said, whole or not at all. */
export function keepSettings(keysDir: string, settings: Named): void {
  const path = join(keysDir, file);
  if (Object.keys(settings).length === 0) return rmSync(path, { force: true });
  const text = `${JSON.stringify(settings, null, 2)}\n`;
  if (existsSync(path) && readFileSync(path, 'utf8') === text) return;
  writeFileSync(`${path}.new`, text, { mode: 0o600, flush: true });
  renameSync(`${path}.new`, path);
}

/** Reads a file of options: one JSON object. Throws `HttpsRefused` where it is none. */
export function readSettings(path: string): Named {
  try {
    const read: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (typeof read === 'object' && read !== null && !Array.isArray(read)) {
      const named = Object.entries(read).map(([name, value]) => [name, optionValue(value)] as const);
      return Object.fromEntries(named);
    }
  } catch {
    // Said below, without what the file holds.
  }
  throw new HttpsRefused('settings', { file: path });
}

function optionValue(value: unknown): string | boolean | string[] {
  if (typeof value === 'boolean' || typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value;
  throw new TypeError('neither text, number, true, false nor a list of texts');
}
