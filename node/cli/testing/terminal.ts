import { type Locale, speaker } from '@ulinzi/words';
import { run } from '../main.ts';

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs one call of `ulinzi` in this process, as a terminal of 100 columns would see it. */
export async function ulinzi(
  words: readonly string[],
  options: { locale?: Locale; env?: Record<string, string>; cwd?: string; input?: string } = {},
): Promise<Ran> {
  const { locale = 'en', env = {}, cwd = '/nowhere', input } = options;
  let out = '';
  let err = '';
  const code = await run(words, {
    out: (text) => void (out += text),
    err: (text) => void (err += text),
    progress: () => undefined,
    signal: new AbortController().signal,
    speak: speaker(locale),
    env,
    ...(input !== undefined && { line: () => input }),
    cwd,
    columns: 100,
  });
  return { code, out, err };
}
