import { afterEach, expect, test, vi } from 'vitest';
import { left, minuteNow, momentOf, now } from './time.ts';
import { chooseLanguage } from './words.ts';
import { effect } from '@preact/signals';

const day = 24 * 3_600_000;

vi.stubGlobal('document', { documentElement: { lang: '' } });
vi.stubGlobal('localStorage', { setItem: () => {} });

afterEach(() => chooseLanguage('fr'));

test.each([
  ['fr', '4 j', '−4 j'],
  ['en', '4 d', '−4 d'],
  ['sw', 'siku 4', 'siku −4'],
] as const)(
  'days that are left or late are said in the reader’s language (%s)',
  async (locale, four, late) => {
    await chooseLanguage(locale);
    expect(left(4 * day)).toBe(four);
    expect(left(-4 * day)).toBe(late);
  },
);

test('under three days the time left is digits, with a true minus where it has passed', async () => {
  await chooseLanguage('fr');
  expect(left(281_000)).toBe('04:41');
  expect(left(-281_000)).toBe('−04:41');
  expect(left(170 * 60_000)).toBe('2 h 50');
  expect(left(71 * 3_600_000)).toBe('71 h 00');
});

test('what shows moments is drawn again at midnight, and not each second', async () => {
  await chooseLanguage('fr');
  const noon = Date.parse('2026-04-14T10:00:00.000Z');
  now.value = noon;
  const drawn: string[] = [];
  const stop = effect(() => void drawn.push(momentOf('2026-04-14T01:14:00.000Z')));
  for (let seconds = 1; seconds <= 180; seconds++) now.value = noon + seconds * 1_000;
  expect(drawn).toEqual(['03:14']);
  now.value = noon + day;
  expect(drawn).toEqual(['03:14', '14/04 03:14']);
  stop();
  expect(minuteNow.value).toBe(noon + day);
});
