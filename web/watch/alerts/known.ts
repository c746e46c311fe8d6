// What is known of an alert, in the reader's words: what people have coded, else what the word list may have found.
import type { BoardLine } from '@ulinzi/domain/alerts';
import type { Speak } from '@ulinzi/words/for-web';
import { codeWords } from '../../shared/code-words.ts';

export interface Known {
  readonly words: string;
  /** False while nobody has coded it. */
  readonly isConfirmed: boolean;
}

type Codes = {
  readonly [Name in keyof BoardLine['coded']]?: unknown;
};

export function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}

/** The coded parts of a message, each in words: what, who, how many, whither, and when where it is asked for. */
export function codedParts(coded: Codes, speak: Speak, withTime: boolean): string[] {
  const parts: string[] = [];
  if (typeof coded.event === 'string') parts.push(codeWords(speak, 'alerts.event', coded.event));
  if (coded.actor === 'unknown') parts.push(speak('watch-alerts.actor-unknown'));
  else if (typeof coded.actor === 'string') parts.push(codeWords(speak, 'alerts.actor', coded.actor));
  if (typeof coded.howManyAtLeast === 'number') {
    parts.push(speak('watch-alerts.at-least', { count: coded.howManyAtLeast }));
  }
  if (typeof coded.direction === 'string') parts.push(codeWords(speak, 'alerts.direction', coded.direction));
  if (withTime && typeof coded.urgency === 'string') {
    parts.push(codeWords(speak, 'watch-alerts.urgency', coded.urgency));
  }
  return parts;
}

export function knownOf(
  line: Pick<BoardLine, 'coded' | 'recognised' | 'channel' | 'messages' | 'sender'>,
  speak: Speak,
  { withTime }: { readonly withTime: boolean },
): Known {
  const coded = codedParts(line.coded, speak, withTime);
  if (coded.length > 0) return { words: capital(coded.join(', ')), isConfirmed: true };
  if (line.recognised.length > 0) {
    const maybe = line.recognised.map((meaning) =>
      capital(speak('watch-alerts.maybe', { meaning: codeWords(speak, 'alerts.meaning', meaning) })),
    );
    return { words: maybe.join(' '), isConfirmed: false };
  }
  if (line.channel === 'call') {
    return { words: speak('watch-alerts.calls-without-words', { count: line.messages }), isConfirmed: false };
  }
  const id = line.sender === 'typed' ? 'watch-alerts.typed-not-coded' : 'watch-alerts.not-coded';
  return { words: speak(id, { count: line.messages }), isConfirmed: false };
}

/** The event that a meaning of the word list becomes when somebody confirms it; a place or a crowd is none. */
export const eventOfMeaning: Readonly<Record<string, string>> = {
  weapons: 'weapons-seen',
  shots: 'shots',
  killing: 'killing',
  abduction: 'abduction',
  rape: 'sexual-violence',
  looting: 'looting',
  fire: 'fire',
  flight: 'displacement',
  roadblock: 'roadblock',
  soldiers: 'troop-movement',
};
