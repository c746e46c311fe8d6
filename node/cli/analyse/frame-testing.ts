import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Locale, speaker } from '@ulinzi/words';
import { type Command, type ExitCode, UsageError } from '../command.ts';
import { parseCall } from '../parse.ts';

export interface Ran {
  code: ExitCode;
  out: string;
  err: string;
  /** `out` as JSON. */
  json<T>(): T;
}

/** Runs an analysis command as the program would, without a process. Refusals are thrown. */
export async function runForTest(
  command: Command,
  argv: readonly string[],
  { cwd = process.cwd(), locale = 'en' as Locale, columns = 100 } = {},
): Promise<Ran> {
  const speak = speaker(locale);
  const parsed = parseCall(command, argv, speak);
  if (parsed.help) throw new UsageError('help is printed by the program');
  let out = '';
  let err = '';
  const io = {
    out: (text: string) => {
      out += text;
    },
    err: (text: string) => {
      err += text;
    },
    progress: () => {},
    signal: new AbortController().signal,
    speak,
    env: {},
    cwd,
    columns,
  };
  const code = await command.run({ ...parsed, io });
  return { code, out, err, json: <T>() => JSON.parse(out) as T };
}

/** A folder of its own holding these files. */
export async function folderWith(files: Record<string, string | Uint8Array>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'analyse-'));
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  return folder;
}
