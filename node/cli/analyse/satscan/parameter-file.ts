import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Speak } from '@ulinzi/words';
import { DataRefused } from '../../command.ts';
import { isOfFamily, mustBe, obeyed, withoutEffect } from './known-settings.ts';

/** The settings of a parameter file, by name, as written. */
export type Settings = ReadonlyMap<string, { value: string; line: number }>;

/**
 * Reads a SaTScan parameter file: lines of `Name=value` under [sections], comments after a semicolon.
 * Throws DataRefused where it is none, or where a setting asks for what is not done here, naming the setting.
 */
export async function readParameterFile(path: string, speak: Speak): Promise<Settings> {
  const file = basename(path);
  const text = (await readText(path, file, speak)).replace(/^\uFEFF/, '');
  const settings = new Map<string, { value: string; line: number }>();
  text.split(/\r\n|\n|\r/).forEach((raw, i) => {
    const line = raw.trim();
    if (line === '' || line.startsWith(';') || line.startsWith('[')) return;
    const equals = line.indexOf('=');
    if (equals < 1) throw new DataRefused(speak('analyse-scan.prm-line', { file, line: i + 1 }));
    settings.set(line.slice(0, equals).trim(), { value: line.slice(equals + 1).trim(), line: i + 1 });
  });
  if (!settings.has('CaseFile') && !settings.has('AnalysisType'))
    throw new DataRefused(speak('analyse-scan.prm-none', { file }));
  refuseUnsupported(settings, file, speak);
  return settings;
}

/** Text of a file in UTF-8 or, where it is not, Windows-1252. */
export async function readText(path: string, file: string, speak: Speak): Promise<string> {
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    throw new DataRefused(speak('analyse-scan.cannot-read', { file, code }));
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function refuseUnsupported(settings: Settings, file: string, speak: Speak): void {
  for (const [name, { value, line }] of settings) {
    if (/^(CaseFile|ControlFile|PopulationFile)\d+$/.test(name)) {
      if (value !== '') throw new DataRefused(speak('analyse-scan.prm-several-sets', { file, line, name }));
      continue;
    }
    const wanted = mustBe[name];
    if (wanted !== undefined && value !== '' && value.toLowerCase() !== wanted)
      throw new DataRefused(speak('analyse-scan.prm-unsupported', { file, line, name, value, wanted }));
    if (wanted === undefined && !obeyed.has(name) && !withoutEffect.has(name) && !isOfFamily(name))
      throw new DataRefused(speak('analyse-scan.prm-unknown', { file, line, name }));
  }
}
