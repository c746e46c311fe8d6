// Words for codes of the domain: a node that is newer than this page may know more of them.
import type { Speak } from '@ulinzi/words/for-web';

/** Words for a code that the catalogs may not know yet: the code itself then. A built page speaks an unknown id as it is. */
export function codeWords(speak: Speak, area: string, code: string): string {
  const id = `${area}.${code}`;
  try {
    const said = speak(id);
    return said === id ? code : said;
  } catch {
    return code;
  }
}
