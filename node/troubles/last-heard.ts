// When a source was last heard, from the keystore alone: the log must not say which message was whose.
import { dayAtBase } from '@ulinzi/domain/troubles';
import { day, isoOf, type Moment, type SubjectId } from '@ulinzi/domain/kernel';
import type { Source } from '@ulinzi/domain/sources';
import type { Keystore, Line } from '../keystore/index.ts';

/** The line of a source that was heard last; null while nothing was heard of her. */
function lastLine(keystore: Keystore, source: SubjectId): Line | null {
  const heard = keystore
    .linesOf({ kind: 'source', source })
    .filter((line) => line.lastHeardAt !== null)
    .sort((a, b) => (b.lastHeardAt ?? 0) - (a.lastHeardAt ?? 0));
  return heard[0] ?? null;
}

/** From when on she is silent: when she was last heard, or registered. Null where nobody knows either. */
export function silentFrom(keystore: Keystore, id: SubjectId, source: Source): Moment | null {
  return lastLine(keystore, id)?.lastHeardAt ?? (source.registeredAt || null);
}

/** The day and the kind of the last message, and how many days ago: never the hour, which would tell which it was. */
export function lastHeardOf(keystore: Keystore, id: SubjectId, now: Moment) {
  const line = lastLine(keystore, id);
  if (!line || line.lastHeardAt === null) return null;
  const heardOn = dayAtBase(line.lastHeardAt);
  return {
    day: isoOf(heardOn * day).slice(0, 10),
    kind: line.lastHeardKind,
    daysAgo: Math.max(0, dayAtBase(now) - heardOn),
  };
}
