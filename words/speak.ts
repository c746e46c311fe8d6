export type Locale = 'fr' | 'en' | 'sw';
export const locales: readonly Locale[] = ['fr', 'en', 'sw'];

/** Gives the words for an id of the catalogs, with its values filled in (ICU message format). */
export type Speak = (id: string, values?: Record<string, string | number>) => string;

export function speaker(_locale: Locale): Speak {
  return (id) => id;
}
