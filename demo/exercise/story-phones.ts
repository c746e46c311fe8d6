// Telephones of the register: one with an Assistant, one broken, and one that was stolen from a source. What still comes
// from it is kept in quarantine.
import type { Step } from './exercise.ts';
import { exerciseNumber } from './posts.ts';
import { sourceAt } from './told.ts';

function did(minutesAgo: number, act: string, by: string, on: string | undefined, fields: object): Step {
  const step = { minutesAgo, kind: 'act', act, by, fields: { ...fields } } as const;
  return act === 'handset.register' && on !== undefined
    ? { ...step, as: on }
    : { ...step, ...(on !== undefined && { on }) };
}

const atKibua: readonly Step[] = [
  did(13_990, 'group.open', 'nk-custodian', undefined, {
    slug: 'kibua-ferme',
    label: 'EXERCICE Kibua',
    base: 'kibua',
    operator: 'airtel',
  }),
  did(13_980, 'handset.register', 'kibua-cla-1', 'NK-HS-4821', {
    province: 'nk',
    digits: '4821',
    base: 'kibua',
    type: 'keypad',
    group: 'kibua-ferme',
  }),
  did(13_970, 'handset.register', 'kibua-cla-1', 'NK-HS-7306', {
    province: 'nk',
    digits: '7306',
    base: 'kibua',
    type: 'keypad',
  }),
  did(13_960, 'handset.issue', 'kibua-cla-1', 'NK-HS-4821', {
    post: 'kibua-cla-2',
    number: exerciseNumber('00004'),
  }),
  did(8_200, 'handset.revoke', 'kibua-cla-1', 'NK-HS-7306', { cause: 'broken' }),
];

const stolen: readonly Step[] = [
  did(13_950, 'handset.register', 'sk-custodian', 'SK-HS-5590', {
    province: 'sk',
    digits: '5590',
    base: 'mwenga',
    type: 'keypad',
  }),
  did(13_940, 'handset.issue', 'sk-custodian', 'SK-HS-5590', {
    source: { named: 'SK-FP-8439' },
    number: sourceAt('lubwindiro'),
  }),
  did(6_700, 'handset.lose', 'sk-custodian', 'SK-HS-5590', { cause: 'stolen' }),
  did(6_690, 'handset.revoke', 'sk-custodian', 'SK-HS-5590', { cause: 'compromised' }),
  { minutesAgo: 5_300, kind: 'message', from: sourceAt('lubwindiro'), text: 'Allo c est qui ?' },
];

export const storyPhones: readonly Step[] = [...atKibua, ...stolen];
