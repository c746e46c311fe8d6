// A role in the place of a name: "un commerçant" says who spoke as well, and to nobody who it was.

const special = /[.*+?^${}()|[\]\\]/g;

/** The text with every mention of a name replaced, as a whole word; a capital where it began a sentence. */
export function withRole(text: string, name: string, role: string): string {
  const whole = new RegExp(`(?<![\\p{L}\\p{N}])${name.replace(special, '\\$&')}(?![\\p{L}\\p{N}])`, 'gu');
  return text.replace(whole, (_found, at: number) =>
    /(^|[.!?…]\s+|\n\s*)$/u.test(text.slice(0, at)) ? role.charAt(0).toUpperCase() + role.slice(1) : role,
  );
}
