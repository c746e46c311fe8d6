// What an alert says before it is written, and what of it goes into the entry. Pure.

export interface BegunAlert {
  readonly draft: string;
  /** Null where she does not know where. */
  readonly community: string | null;
  readonly isNear: boolean;
  /** When she touched it, by the time that goes into the entry. */
  readonly heardAt: number;
  readonly channel: string;
  readonly event: string | null;
  readonly words: string;
}

/** `near` are the words for a place that is not quite there: an alert has no code for that. */
export function partsOf(
  { community, channel, event, words, heardAt }: BegunAlert,
  base: string,
  near: string,
): { data: Record<string, unknown>; bodies: Record<string, string>; occurred: number } {
  const text = [near, words.trim()].filter(Boolean).join(' ');
  return {
    data: {
      channel,
      base,
      heardAt: new Date(heardAt).toISOString(),
      ...(community && { community }),
      ...(event && { event }),
    },
    bodies: text ? { words: text } : {},
    occurred: heardAt,
  };
}
