/**
 * Every way to say no, in one place: the code names the reason in words, the number is the HTTP status.
 * The catalogs hold `refusals.<code>` for each; a test keeps the two equal. Missing and forbidden read the
 * same from outside, so that a refusal tells nothing of what exists.
 */
export const refusalStatus = {
  'act/free-text': 422,
  'act/not-yours': 404,
  'act/schema': 422,
  'act/unknown': 404,
  'act/bad-characters': 422,
  'alert/already-acknowledged': 409,
  'alert/already-decided': 409,
  'alert/answer-missing': 409,
  'alert/call-back-first': 409,
  'alert/cause-missing': 422,
  'alert/checks-missing': 422,
  'alert/closed': 409,
  'alert/decision-missing': 409,
  'alert/feedback-missing': 409,
  'alert/feedback-nothing-owed': 409,
  'alert/merge-itself': 409,
  'alert/merge-other-base': 409,
  'alert/merge-target-closed': 409,
  'alert/no-number': 409,
  'alert/not-acknowledged': 409,
  'alert/not-closed': 409,
  'alert/not-found': 404,
  'alert/not-on-duty': 403,
  'alert/not-responding': 409,
  'alert/nothing-coded': 422,
  'alert/outcome-missing': 409,
  'alert/perpetrator-side': 409,
  'alert/perpetrator-unknown': 409,
  'alert/place-unknown': 422,
  'alert/reason-missing': 422,
  'alert/recipient-missing': 422,
  'alert/response-not-decided': 409,
  'alert/retry-date-missing': 422,
  'alert/review-date-missing': 422,
  'alert/review-missing': 409,
  'alert/review-not-yet': 409,
  'alert/source-at-risk': 409,
  'alert/two-attempts-first': 409,
  'alert/way-missing': 422,
  'claim/expired': 410,
  'claim/too-many': 429,
  'duty/ends-before-it-starts': 422,
  'duty/not-found': 404,
  'duty/wrong-seat': 422,
  'enrolment/expired': 410,
  'entry/other-bytes': 409,
  'gateway/address': 422,
  'gateway/exercise': 409,
  'gateway/not-found': 404,
  'group/unknown': 422,
  'handset/holder-has-one': 409,
  'handset/not-found': 404,
  'handset/taken': 409,
  'handset/wrong-state': 409,
  'live/too-many': 429,
  'message/not-found': 404,
  'message/words-gone': 410,
  'node/clock-in-doubt': 503,
  'node/not-durable': 503,
  'node/starting': 503,
  'number/malformed': 422,
  'number/taken': 409,
  'number/wait': 429,
  'passphrase/weak': 422,
  'pin/weak': 422,
  'place/alias-taken': 409,
  'place/ambiguous': 422,
  'place/no-alias': 404,
  'place/unknown': 422,
  'post/unknown': 422,
  'promise/not-found': 404,
  'promise/settled': 409,
  'request/host': 421,
  'request/malformed': 400,
  'request/token': 401,
  'request/too-large': 413,
  'session/not-found': 404,
  'session/pin': 401,
  'session/pin-locked': 423,
  'session/wait': 429,
  'session/wrong': 401,
  'slug/taken': 409,
  'source/not-found': 404,
  'source/unsafe-hour': 409,
  'time/in-the-future': 422,
  'time/in-the-past': 422,
  'word/not-found': 404,
  'word/taken': 409,
} as const;

export type RefusalCode = keyof typeof refusalStatus;

/** A no that is an answer, not a failure. `missing` names codes (checks, fields), never what a person typed. */
export interface Refusal {
  readonly refused: RefusalCode;
  readonly missing?: readonly string[];
}

export function refuse(code: RefusalCode, missing?: readonly string[]): Refusal {
  return missing ? { refused: code, missing } : { refused: code };
}

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'refused' in value;
}
