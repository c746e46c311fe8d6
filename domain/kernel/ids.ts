declare const brand: unique symbol;
type Branded<Of, Name extends string> = Of & { readonly [brand]: Name };

/** Random UUID of an entry; for a message from outside, a UUID made from a keyed hash of it. */
export type EntryId = Branded<string, 'EntryId'>;
/** A subject carries the id of the entry that created it. */
export type SubjectId = Branded<string, 'SubjectId'>;
/** One person in one posting. The log names pens, never people. */
export type PenId = Branded<string, 'PenId'>;
export type NodeId = Branded<string, 'NodeId'>;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export function isUuid(text: string): boolean {
  return uuid.test(text);
}

/** The id of the subject that an entry creates. */
export function subjectOf(entry: EntryId): SubjectId {
  return entry as string as SubjectId;
}
