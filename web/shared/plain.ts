/** Without accents and capitals, so that what is typed in haste is found. */
export function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
