import type { Refused } from '../../shared/api.ts';

/** Refusals that are about one field of the form, by their code. */
const fields: Readonly<Record<string, string>> = {
  'alert/cause-missing': 'cause',
  'alert/recipient-missing': 'recipient',
  'alert/review-date-missing': 'reviewAt',
  'alert/retry-date-missing': 'retryAt',
  'alert/way-missing': 'way',
  'alert/reason-missing': 'reason',
  'alert/perpetrator-unknown': 'why',
  'alert/perpetrator-side': 'recipient',
  'alert/place-unknown': 'community',
  'alert/two-attempts-first': 'result',
  'post/unknown': 'post',
  'place/unknown': 'base',
};

/** What is marked in the form as missing or wrong: names of fields, and codes of checks. */
export function refusedFields(refusal: Refused | null): ReadonlySet<string> {
  if (!refusal) return new Set();
  const own = fields[refusal.refused];
  return new Set([...refusal.missing, ...(own ? [own] : [])]);
}
