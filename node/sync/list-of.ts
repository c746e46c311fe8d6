import type { FieldDelta, FieldList } from '@ulinzi/domain/field';

export interface ListOf<Name extends FieldList> {
  /** Another one where the list is another. */
  readonly marks: unknown;
  /** The list; what it opens for that is noted as read. */
  read(): Promise<FieldDelta[Name]>;
}
