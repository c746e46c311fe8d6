import { t, writtenLocale } from '../notebook/index.ts';

/** `612 o`, `1,4 ko`: what goes over the line, as the user pays for it. */
export function bytesWords(bytes: number): string {
  if (bytes < 1_000) return t('field-sends.bytes', { count: bytes });
  const kilo = (bytes / 1_000).toLocaleString(writtenLocale.value, { maximumFractionDigits: 1 });
  return t('field-sends.kilobytes', { count: kilo });
}
