import { alertActs } from '@ulinzi/domain/alerts';
import { expect, test } from 'vitest';
import { type BegunAlert, partsOf } from './alert-entry.ts';

const heardAt = Date.UTC(2026, 3, 14, 12, 31);
const begun: BegunAlert = {
  draft: 'alert-1',
  community: 'ntoto',
  isNear: false,
  heardAt,
  channel: 'voice',
  event: null,
  words: ' ',
};

test('B4 a place is enough: nothing else goes along', () => {
  expect(partsOf(begun, 'kibua', '')).toEqual({
    data: { channel: 'voice', base: 'kibua', community: 'ntoto', heardAt: '2026-04-14T12:31:00.000Z' },
    bodies: {},
    occurred: heardAt,
  });
  expect(partsOf({ ...begun, community: null }, 'kibua', '').data).not.toHaveProperty('community');
});

test('what was added goes along; "near" is said in words', () => {
  const { data, bodies } = partsOf(
    { ...begun, event: 'shots', words: ' EXERCICE, trois. ' },
    'kibua',
    'Près de Ntoto.',
  );
  expect(data).toMatchObject({ event: 'shots' });
  expect(bodies).toEqual({ words: 'Près de Ntoto. EXERCICE, trois.' });
});

test('only what the act takes from a phone is given', () => {
  const given = Object.keys(partsOf({ ...begun, event: 'shots', words: 'a' }, 'kibua', '').data);
  const taken = Object.keys(alertActs.recordAlert.data.properties);
  expect(given.filter((name) => !taken.includes(name))).toEqual([]);
  expect(given.filter((name) => alertActs.recordAlert.byNode.includes(name))).toEqual([]);
});
