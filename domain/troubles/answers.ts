import { type Static, Type } from 'typebox';
import { troubleKinds } from './codes.ts';

const maybeText = Type.Union([Type.String(), Type.Null()]);

/** What is open of what has raised itself, the newest last. */
export const troublesAnswer = Type.Object({
  troubles: Type.Array(
    Type.Object({
      id: Type.String(),
      kind: Type.Enum([...troubleKinds]),
      base: Type.String(),
      /** The gateway's short name and its label. */
      gateway: maybeText,
      gatewayLabel: maybeText,
      /** The way and the village of a contact; of a contact with the base itself no village. */
      way: maybeText,
      communityLabel: maybeText,
      /** The code of a source, and how many days nothing was heard of her. */
      source: maybeText,
      silentDays: Type.Union([Type.Integer(), Type.Null()]),
      since: maybeText,
      raisedAt: Type.String(),
      /** The post that sees to it. */
      takenBy: maybeText,
      takenAt: maybeText,
      /** What the reader may do: `take`, `settle`. */
      may: Type.Array(Type.String()),
    }),
  ),
});
export type TroublesAnswer = Static<typeof troublesAnswer>;

/** Contacts that are agreed on. */
export const contactsAnswer = Type.Object({
  contacts: Type.Array(
    Type.Object({
      id: Type.String(),
      base: Type.String(),
      community: maybeText,
      communityLabel: maybeText,
      way: Type.String(),
      hours: Type.Array(Type.String()),
      days: Type.Array(Type.Integer()),
      graceMinutes: Type.Integer(),
      lastHeardAt: maybeText,
      nextAt: maybeText,
      isMissed: Type.Boolean(),
    }),
  ),
});
export type ContactsAnswer = Static<typeof contactsAnswer>;
