// "Near Ntoto": a place that is not quite there, as people type it in the three languages.

const nearWords =
  /^\s*(?:tout\s+)?(?:pr[eè]s|proche|autour|aux?\s+environs|vers|near|close\s+to|around|karibu|kando)(?=\s|$)(?:\s+(?:de|du|des|of|ya|na|to))?(?:\s+|$)(?:d['’])?/iu;

/** What was typed, parted into the name and whether it is only near there. */
export function spokenPlace(typed: string): { name: string; isNear: boolean } {
  const name = typed.replace(nearWords, '');
  return { name: name.trim(), isNear: name !== typed };
}
