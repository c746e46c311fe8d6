// SaTScan projects for tests: a parameter file of a few settings with its data files beside it.
import { readFile } from 'node:fs/promises';
import { folderWith } from './frame-testing.ts';

/** A cluster as `--json` prints it. */
export interface PrintedCluster {
  locations: string[];
  latitude?: number;
  longitude?: number;
  radiusKm?: number;
  x?: number;
  y?: number;
  radius?: number;
  start: string;
  end: string;
  cases: number;
  expected: number;
  statistic: number;
  pValue: number | null;
  pValueKind: string | null;
  recurrenceDays: number | null;
}

/** What `--json` prints. */
export interface PrintedScan {
  clusters: PrintedCluster[];
  replications: number;
}

/** The text of a parameter file with these settings; those of `base` stay unless they are named again. */
function parameterText(settings: Record<string, string | number>, base = ''): string {
  const named = new Set(Object.keys(settings));
  const kept = base.split(/\r?\n/).filter((line) => !named.has(line.split('=')[0]!));
  return [...kept, ...Object.entries(settings).map(([name, value]) => `${name}=${value}`), ''].join('\n');
}

/** A folder that holds `project.prm` and the data files it names. */
export function projectWith(
  settings: Record<string, string | number>,
  files: Record<string, string>,
  base = '',
): Promise<string> {
  return folderWith({ ...files, 'project.prm': parameterText(settings, base) });
}

/** Files of a folder by name, as text. */
export async function textsOf(folder: string, names: readonly string[]): Promise<Record<string, string>> {
  const texts = await Promise.all(names.map((name) => readFile(`${folder}/${name}`, 'utf8')));
  return Object.fromEntries(names.map((name, i) => [name, texts[i]!]));
}
