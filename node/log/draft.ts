import type { EntryId, Moment, PenId, SubjectId, SubjectKind } from '@ulinzi/domain/kernel';
import type { BodyDraft, EntryDraft } from './plan.ts';

/** An entry of the node's own, or of a person, with what is usual filled in. */
export function draft(parts: {
  id: EntryId;
  act: string;
  kind: SubjectKind;
  subject?: SubjectId;
  circle?: number;
  epoch?: number;
  saw?: string | null;
  pen: PenId;
  occurred: Moment;
  data: object;
  bodies?: readonly BodyDraft[];
  outcome?: EntryDraft['outcome'];
  signed?: EntryDraft['signed'];
}): EntryDraft {
  return {
    id: parts.id,
    act: parts.act,
    // A subject carries the id of the entry that creates it.
    subject: { kind: parts.kind, id: parts.subject ?? (parts.id as string as SubjectId) },
    creates: parts.subject === undefined,
    ...(parts.circle !== undefined && { circle: parts.circle }),
    epoch: parts.epoch ?? 1,
    saw: parts.saw ?? null,
    pen: parts.pen,
    occurred: parts.occurred,
    data: parts.data,
    bodies: parts.bodies ?? [],
    outcome: parts.outcome ?? 'accepted',
    ...(parts.signed && { signed: parts.signed }),
  };
}
