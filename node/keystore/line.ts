// A line is one phone number. Everything outside the keystore knows it by its id alone.
import type { SubjectId } from '@ulinzi/domain/kernel';
import { randomBytes } from 'node:crypto';

/** Whose number it is: a source of the network, a post of the mission, or somebody not known. */
export type Holder =
  | { readonly kind: 'stranger' }
  | { readonly kind: 'source'; readonly source: string }
  | { readonly kind: 'post'; readonly post: string };

export type HeardKind = 'text' | 'call';

export type NamedHolder = Exclude<Holder, { kind: 'stranger' }>;

/** Times are milliseconds since 1970. */
export interface Line {
  /** Random, so that it tells nothing of who came first, and a number forgotten never lends its id to another. */
  readonly id: number;
  /** E.164, or the sender as it came where that is no number. Not enumerable: printing a line does not show it. */
  readonly number: string;
  readonly holder: Holder;
  readonly state: 'active' | 'revoked';
  /** The alert that this line's messages last went into. */
  readonly recentSubject: SubjectId | null;
  readonly recentAt: number | null;
  /** When we last sent it an acknowledgement. */
  readonly acknowledgedAt: number | null;
  /** Null while nothing was heard from it. */
  readonly firstHeardAt: number | null;
  readonly lastHeardAt: number | null;
  /** What was heard last: a text, or a call that nobody answered; null where that was before it was noted. */
  readonly lastHeardKind: HeardKind | null;
}

type Shown = Omit<Line, 'number'>;

/** Makes a line whose number stays out of JSON, logs, errors and copies by spreading. */
export function lineWith(number: string, shown: Shown): Line {
  return Object.defineProperty({ ...shown }, 'number', { value: number }) as Line;
}

/** A line with an id of its own that was never heard from, a stranger's, but for what is known of it. */
export function newLine(number: string, known: Partial<Shown> = {}): Line {
  return lineWith(number, {
    id: Number(randomBytes(8).readBigUInt64BE() >> 11n),
    holder: { kind: 'stranger' },
    state: 'active',
    recentSubject: null,
    recentAt: null,
    acknowledgedAt: null,
    firstHeardAt: null,
    lastHeardAt: null,
    lastHeardKind: null,
    ...known,
  });
}

/** The same line with some of it changed. */
export function changed(line: Line, change: Partial<Shown>): Line {
  return lineWith(line.number, { ...line, ...change });
}

/** True when both are the same source, the same post, or strangers. */
export function isSameHolder(one: Holder, other: Holder): boolean {
  return one.kind === other.kind && holderId(one) === holderId(other);
}

/** The source's or the post's id; null for a stranger. */
export function holderId(holder: Holder): string | null {
  if (holder.kind === 'source') return holder.source;
  return holder.kind === 'post' ? holder.post : null;
}

/** The holder that a kind and an id stand for. */
export function holderOf(kind: Holder['kind'], id: string | null): Holder {
  if (kind === 'source') return { kind, source: id as string };
  return kind === 'post' ? { kind, post: id as string } : { kind };
}
