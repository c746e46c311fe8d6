// Who is signed in, as schemas: the node's whitelist and the screens' types. No name of a person stands in any of them.
import { type Static, Type } from 'typebox';

const maybeText = Type.Union([Type.String(), Type.Null()]);

export const postAnswer = Type.Object({
  post: Type.String(),
  label: Type.String(),
  role: Type.String(),
  base: maybeText,
  baseLabel: maybeText,
  province: maybeText,
});
export type PostAnswer = Static<typeof postAnswer>;

/** Of a browser's session: who it is for, and whether it is a duty desk, which asks a PIN for each act. */
export const sessionAnswer = Type.Object({
  kind: Type.Enum(['exercise', 'real']),
  /** The node's clock now. */
  now: Type.String(),
  actor: Type.Union([Type.Object({ ...postAnswer.properties, isDesk: Type.Boolean() }), Type.Null()]),
  /** On a duty desk: the posts that may act here with their PIN. */
  deskPosts: Type.Array(postAnswer),
});
export type SessionAnswer = Static<typeof sessionAnswer>;

/** Sessions of an account or of a post: days only, never the hour. */
export const sessionsAnswer = Type.Object({
  sessions: Type.Array(
    Type.Object({
      id: Type.String(),
      post: Type.String(),
      startedOn: Type.String({ description: 'The day, YYYY-MM-DD.' }),
      usedOn: Type.String({ description: 'The day, YYYY-MM-DD.' }),
      isDesk: Type.Boolean(),
      /** Begun with a passkey. */
      isByPasskey: Type.Boolean(),
      isThis: Type.Boolean(),
    }),
  ),
  /** Codes left on the paper of whoever asks; null where she has none. */
  paperCodesLeft: Type.Union([Type.Integer(), Type.Null()]),
});
export type SessionsAnswer = Static<typeof sessionsAnswer>;

/** What a person who has typed her one-time code is given, once: for her phone's authenticator and on paper. */
export const enrolmentAnswer = Type.Object({
  ticket: Type.String(),
  post: Type.String(),
  /** otpauth:// for the QR code. */
  totpUri: Type.String(),
  /** The same secret to type in by hand, in groups of four. */
  totpSecret: Type.String(),
  /** Numbered codes for a paper, each good once, used in order. */
  paperCodes: Type.Array(Type.String()),
});
export type EnrolmentAnswer = Static<typeof enrolmentAnswer>;
