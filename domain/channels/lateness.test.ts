import { expect, test } from 'vitest';
import { day, hour, minute } from '../kernel/index.ts';
import { night } from '../registers/testing/kibua.ts';
import { balanceIn } from './gateway-watch.ts';
import { latenessOf } from './lateness.ts';

test.each([
  ['without a time', null, false, {}],
  ['in time', night - 5 * minute, false, {}],
  [
    'five minutes and a second late',
    night - 5 * minute - 1_000,
    false,
    { lateSeconds: 301, backSeconds: 301 },
  ],
  ['a day late', night - day, false, { lateSeconds: 86_400, backSeconds: 86_400 }],
  ['more than a day late: it is said, and rings from now', night - 25 * hour, false, { lateSeconds: 90_000 }],
  ['from the future', night + hour, false, {}],
  ['late, while our own clock is in doubt', night - hour, true, {}],
  ['from a centre without a clock', 0, false, {}],
])('a message %s', (_what, sentAt, isInDoubt, lateness) => {
  expect(latenessOf(sentAt, night, isInDoubt)).toEqual(lateness);
});

test.each([
  ['Votre solde est de 1 250,50 FC valable au 30/11/2026', 1_250.5],
  ['Solde: 12,500.00 CDF', 12_500],
  ['Balance: $3.75. Expires 12/12', 3.75],
  ['Vous avez 87 unites, bonus 20 SMS', 87],
  ['Solde 0 CDF', 0],
  ['120', 120],
  ['Service indisponible', null],
])('a balance: %s', (text, amount) => {
  expect(balanceIn(text)).toBe(amount);
});
