// What the jobs of acts are made of: who asks for what, what follows from it, and the entry that is written.
import type { EntryId, Outcome, Refusal, RefusalCode, SubjectId } from '@ulinzi/domain/kernel';
import {
  draft,
  type BodyDraft,
  type EntryDraft,
  type OutgoingDraft,
  type Plan,
  type SawTokens,
  type View,
} from '../log/index.ts';
import type { CheckedRequest } from './request.ts';

export interface Done {
  readonly id: EntryId;
  readonly subject: SubjectId;
  readonly outcome: Outcome;
  /** Why the act is kept without effect. */
  readonly because?: RefusalCode | 'epoch';
  /** The number of an alert that was opened. */
  readonly number?: string;
  /** The entry was in the log already: nothing was done now. */
  readonly isRepeat?: boolean;
}

/** What an act brings along that the rules do not know: lines of the keystore, messages to send, further entries. */
export interface Consequences {
  /** Alerts to have at hand. */
  readonly needs?: readonly SubjectId[];
  /** Called once the act is accepted; may stage keystore changes and give more to write. */
  accepted?(
    view: View,
    done: { id: EntryId; subject: SubjectId; data: object },
  ): {
    entries?: readonly EntryDraft[];
    /** The number of an alert that comes of it. */
    number?: string;
    outgoing?: readonly OutgoingDraft[];
    refusal?: Refusal;
  };
}

export interface Parts {
  readonly request: CheckedRequest;
  readonly view: View;
  readonly tokens: SawTokens;
  readonly consequences: Consequences;
}

function bodiesOf(request: CheckedRequest): BodyDraft[] {
  return Object.entries(request.bodies).map(([name, text]) => ({
    name,
    kind: 'text',
    plain: Buffer.from(text, 'utf8'),
  }));
}

export function inputOf(request: CheckedRequest) {
  return { data: request.data as never, bodies: new Set(Object.keys(request.bodies)) };
}

export function withConsequences(
  { view, consequences }: Parts,
  entry: EntryDraft,
  more: readonly EntryDraft[],
  result: Done,
): Plan<Done> | Refusal {
  const added = consequences.accepted?.(view, { id: entry.id, subject: entry.subject.id, data: entry.data });
  if (added?.refusal) return added.refusal;
  return {
    entries: [entry, ...more, ...(added?.entries ?? [])],
    outgoing: added?.outgoing ?? [],
    result: { ...result, ...(added?.number !== undefined && { number: added.number }) },
  };
}

export function entryFor(
  { request, view }: Parts,
  id: EntryId,
  subject: SubjectId | undefined,
  data: object,
  more: { circle?: number; outcome?: Outcome; epoch?: number },
): EntryDraft {
  return draft({
    id,
    act: request.declared.name,
    kind: request.declared.subject,
    ...(subject && { subject }),
    ...more,
    saw: request.saw,
    pen: request.actor.pen,
    occurred: request.occurred ?? view.now,
    data,
    bodies: bodiesOf(request),
    ...(request.signed && { signed: request.signed }),
  });
}
