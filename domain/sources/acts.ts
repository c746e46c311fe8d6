import { calendarDay, code, declareAct, digits, maybe, slug, timeOfDay, whole } from '../kernel/index.ts';
import { Type } from 'typebox';
import { provinces } from '../communities/index.ts';

/** Elected in public or kept confidential (B7, B8). */
export const regimes = ['public-elected', 'confidential'] as const;

/** How she came to be a Focal Point (B5). */
export const selections = ['public-election', 'survey', 'discussion', 'staff-nomination', 'other'] as const;
export type Selection = (typeof selections)[number];

/** Ways of contact that were agreed with her; a bip is one call that nobody picks up. */
export const contactMeans = ['sms', 'call', 'bip', 'radio', 'satellite', 'in-person'] as const;
export type ContactMeans = (typeof contactMeans)[number];

/** When and how she was chosen: the record that an election must have. */
const chosen = {
  selection: maybe(code(selections)),
  selectedOn: maybe(calendarDay()),
  /** How many took part. */
  attendance: maybe(whole(1, 100_000)),
  termUntil: maybe(calendarDay()),
};

const agreed = {
  ways: maybe(Type.Array(code(contactMeans), { minItems: 1, maxItems: 6, uniqueItems: true })),
  /** Outside these hours (the base's time) nothing is sent to the source. */
  safeFrom: maybe(timeOfDay()),
  safeUntil: maybe(timeOfDay()),
};

/** Why nothing may be sent to a source, and why her phone is no longer hers. */
export const riskCauses = ['someone-else-answered', 'distress-word', 'reported', 'other'] as const;
export const phoneCauses = ['lost', 'stolen', 'seized', 'replaced', 'exit'] as const;

/**
 * A Focal Point as a pseudonym: `NK-FP-0231`. Who that is, is known to the vault; the number to the keystore. The
 * opening phrase and the distress word agreed with the source are free text and so bodies.
 */
export const registerSource = declareAct({
  name: 'source.register',
  // 2: how and when she was chosen, and the ways of contact; one elected in public has the day of the election.
  version: 2,
  subject: 'source',
  creates: true,
  who: ['assistant', 'custodian', 'administrator', 'node'],
  data: {
    province: code(provinces),
    digits: digits(4, 4),
    community: slug(),
    regime: code(regimes),
    language: code(['fr', 'en', 'sw']),
    wantsAcknowledgement: Type.Boolean(),
    ...chosen,
    ...agreed,
  },
  bodies: ['openingPhrase', 'distressWord'],
  secrets: ['number'],
  audience: 'assistant',
  upcasters: { 1: (data) => data },
});

/** What has changed of what is agreed with a source, or was found out about her choice; the rest stays as it was. */
export const describeSource = declareAct({
  name: 'source.describe',
  subject: 'source',
  who: ['assistant', 'custodian', 'administrator', 'node'],
  data: {
    language: maybe(code(['fr', 'en', 'sw'])),
    wantsAcknowledgement: maybe(Type.Boolean()),
    ...chosen,
    ...agreed,
  },
  bodies: ['openingPhrase', 'distressWord'],
  audience: 'assistant',
});

/** Someone else has answered the source's phone, or the source says so: nothing is sent there any more. */
export const markSourceAtRisk = declareAct({
  name: 'source.mark-at-risk',
  subject: 'source',
  who: ['assistant', 'custodian', 'node'],
  data: { cause: code(riskCauses) },
  bodies: ['note'],
  audience: 'assistant',
});

export const clearSource = declareAct({
  name: 'source.clear',
  subject: 'source',
  who: ['custodian', 'node'],
  data: {},
  bodies: ['note'],
  audience: 'assistant',
});

/** The phone is lost or taken: what comes from it is kept in quarantine, never dropped (B2). */
export const revokeSourcePhone = declareAct({
  name: 'source.revoke-phone',
  subject: 'source',
  who: ['assistant', 'custodian', 'administrator', 'node'],
  data: { cause: code(phoneCauses) },
  audience: 'assistant',
});

/** The source has a phone again: what comes from its number is heard, and it may be written to. */
export const renewSourcePhone = declareAct({
  name: 'source.renew-phone',
  subject: 'source',
  who: ['node'],
  data: {},
  audience: 'assistant',
});
