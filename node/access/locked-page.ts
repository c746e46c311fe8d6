// The one page of a locked node. It says nothing of whose node it is.
import type { RefusalCode } from '@ulinzi/domain/kernel';
import { type Locale, speaker } from '@ulinzi/words';

/** Its form is sent to where it came from, and that is all that it may do. */
export const lockedPagePolicy =
  "default-src 'none'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

export function lockedPage(locale: Locale, refused?: RefusalCode): string {
  const speak = speaker(locale);
  const title = escaped(speak('screens.locked.title'));
  const said = refused ? `<p role="alert">${escaped(speak(`refusals.${refused}`))}</p>` : '';
  return `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${title}</title></head><body><main><h1>${title}</h1><form method="post" action="/unlock">${said}<p><label>${escaped(speak('screens.locked.passphrase'))}<br><input type="password" name="passphrase" autocomplete="current-password" required autofocus size="40" maxlength="400"></label></p><p><button>${escaped(speak('screens.locked.unlock'))}</button></p></form></main></body></html>\n`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
