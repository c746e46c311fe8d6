import {
  type Author,
  type DataOf,
  hour,
  type Moment,
  momentOf,
  type Refusal,
  refuse,
} from '../kernel/index.ts';
import type { raiseTrouble, settleTrouble, takeTrouble } from './acts.ts';
import { overByItself, type TroubleKind } from './codes.ts';

export interface Trouble {
  readonly kind: TroubleKind;
  readonly base: string;
  /** What it is about: the slug of a gateway, the id of a contact or of a source. */
  readonly thing: string;
  /** True where only those who may know of the base's sources may know of it. */
  readonly isOfSources: boolean;
  readonly raisedAt: Moment;
  readonly since: Moment | null;
  readonly taken: { readonly post: string | null; readonly at: Moment } | null;
  readonly settled: { readonly reason: string; readonly at: Moment } | null;
}

/** What a trouble is about; null where its act names nothing. */
export function thingOf({
  gateway,
  contact,
  source,
}: Pick<DataOf<typeof raiseTrouble>, 'gateway' | 'contact' | 'source'>): string | null {
  return gateway ?? contact ?? source ?? null;
}

export function troubleRaised(data: DataOf<typeof raiseTrouble>, at: Moment): Trouble {
  return {
    kind: data.kind,
    base: data.base,
    thing: thingOf(data) ?? '',
    isOfSources: data.concerns === 'sources',
    raisedAt: at,
    since: data.since === undefined ? null : momentOf(data.since),
    taken: null,
    settled: null,
  };
}

export function troubleTaken(trouble: Trouble, { post }: DataOf<typeof takeTrouble>, at: Moment): Trouble {
  return { ...trouble, taken: { post: post ?? null, at } };
}

export function troubleSettled(
  trouble: Trouble,
  { reason }: DataOf<typeof settleTrouble>,
  at: Moment,
): Trouble {
  return { ...trouble, settled: { reason, at } };
}

/** Why it may not be taken or settled by an author, or null. The node alone says that something is over by itself. */
export function maySettle(trouble: Trouble, author: Author, reason?: string): Refusal | null {
  if (trouble.settled) return refuse('trouble/settled');
  return reason === overByItself && author !== 'node' ? refuse('act/schema', ['reason']) : null;
}

/** What somebody said needs nobody is not raised again for so long while it simply lasts. */
export const restAfterSettling = 12 * hour;

/**
 * Whether the same trouble may be raised (again): not while one is open, nor soon after a person has said that it needs
 * nobody, unless it was over meanwhile.
 */
export function mayRaise(before: Trouble | undefined, now: Moment, wasOver: boolean): boolean {
  if (!before) return true;
  if (!before.settled) return false;
  const isByPerson = before.settled.reason !== overByItself;
  return !isByPerson || wasOver || now - before.settled.at >= restAfterSettling;
}
