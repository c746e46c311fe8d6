// What stands where the screens would be, when nobody has built them: how to. One page in all languages, since whoever
// reads it has not chosen one.
import { type Locale, locales, speaker } from '@ulinzi/words';

const build = 'npm start';

export function notBuiltPage(): string {
  const parts = locales.map((locale) => {
    const speak = speaker(locale);
    return `<section lang="${locale}"><h2>${escaped(speak('screens.not-built.title'))}</h2><p>${escaped(
      speak('screens.not-built.what-to-do', { line: build }),
    )}</p></section>`;
  });
  const first: Locale = 'fr';
  return `<!doctype html><html lang="${first}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>Ulinzi</title></head><body>${parts.join('')}<p><a href="/api">/api</a></p></body></html>\n`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
