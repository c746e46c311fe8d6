import { code, declareAct, digits, id, label, maybe, slug } from '../kernel/index.ts';
import { provinces } from '../communities/index.ts';

/** What kind of telephone: what it can do, not who made it. */
export const handsetTypes = ['keypad', 'smartphone', 'satellite', 'other'] as const;

export const operators = ['airtel', 'orange', 'vodacom', 'africell', 'other'] as const;

/** A closed group: phones among which an operator lets calls pass, and from nowhere else (B2). */
export const openGroup = declareAct({
  name: 'group.open',
  subject: 'group',
  creates: true,
  who: ['custodian', 'administrator', 'node'],
  data: { slug: slug(), label: label(), base: slug(), operator: code(operators) },
  labels: ['label'],
});

/** A telephone by its inventory code, `NK-HS-4821`: random digits, never a row that can be counted. */
export const registerHandset = declareAct({
  name: 'handset.register',
  subject: 'handset',
  creates: true,
  who: ['assistant', 'custodian', 'administrator', 'node'],
  data: {
    province: code(provinces),
    digits: digits(4, 4),
    base: slug(),
    type: code(handsetTypes),
    operator: maybe(code(operators)),
    group: maybe(slug()),
  },
});

/**
 * Given to a source or to a post, with a SIM: its number goes to the keystore alone, and speaks for the holder from
 * then on.
 */
export const issueHandset = declareAct({
  name: 'handset.issue',
  subject: 'handset',
  who: ['assistant', 'custodian', 'administrator', 'node'],
  data: { source: maybe(id()), post: maybe(slug()) },
  secrets: ['number'],
  audience: 'assistant',
});

/** Lost or taken: its number is revoked in the same commit, and what comes from it is kept in quarantine (B2). */
export const loseHandset = declareAct({
  name: 'handset.lose',
  subject: 'handset',
  who: ['assistant', 'custodian', 'administrator', 'node'],
  data: { cause: code(['lost', 'stolen', 'seized']) },
  audience: 'assistant',
});

/** Given back, or found again: it is in store, and its number speaks for nobody. */
export const returnHandset = declareAct({
  name: 'handset.return',
  subject: 'handset',
  who: ['assistant', 'custodian', 'administrator', 'node'],
  data: {},
  audience: 'assistant',
});

/** Taken out of use for good. */
export const revokeHandset = declareAct({
  name: 'handset.revoke',
  subject: 'handset',
  who: ['assistant', 'custodian', 'administrator', 'node'],
  data: { cause: code(['broken', 'compromised', 'holder-left', 'other']) },
  audience: 'assistant',
});
