import { expect, test } from 'vitest';
import { agreedWith, describing, drawnDigits, lacks, nothingAgreed, registering } from './agreed.ts';
import type { Source } from './list.ts';

const source: Source = {
  id: 'a',
  code: 'NK-FP-0231',
  community: 'ntoto',
  language: 'sw',
  regime: 'public-elected',
  selection: null,
  selectedOn: null,
  attendance: null,
  termUntil: null,
  ways: ['sms'],
  wantsAcknowledgement: true,
  safeFrom: null,
  safeUntil: null,
  isAtRisk: false,
  isPhoneRevoked: false,
  lastHeard: null,
};

test('B5 one who is elected in public waits for the election and its day', () => {
  const elected = { ...nothingAgreed, regime: 'public-elected' };
  expect(lacks(elected)).toBe('selection');
  expect(registering({ ...elected, selection: 'public-election' })).toBeNull();
  expect(registering({ ...elected, selection: 'public-election', selectedOn: '2026-03-14' })).toEqual({
    regime: 'public-elected',
    selection: 'public-election',
    selectedOn: '2026-03-14',
    ways: ['sms'],
    language: 'sw',
    wantsAcknowledgement: false,
  });
  expect(registering(nothingAgreed)).not.toBeNull();
});

test('a description says what has changed, and nothing else', () => {
  const agreed = agreedWith(source);
  expect(describing(source, agreed)).toBeNull();
  expect(describing(source, { ...agreed, ways: ['radio'], safeFrom: '06:00' })).toEqual({
    ways: ['radio'],
    safeFrom: '06:00',
  });
  expect(describing(source, { ...agreed, openingPhrase: ' Habari? ' })).toEqual({ openingPhrase: 'Habari?' });
});

test('B5 an older source is described without its election, but no half of one is noted', () => {
  const agreed = agreedWith(source);
  expect(describing(source, { ...agreed, termUntil: '2027-01-01' })).toBeNull();
  expect(describing(source, { ...agreed, wantsAcknowledgement: false })).toEqual({
    wantsAcknowledgement: false,
  });
});

test('digits are drawn by chance among those that are free', () => {
  const drawn = Array.from({ length: 40 }, () => drawnDigits((digits) => digits.startsWith('0')));
  for (const digits of drawn) expect(digits).toMatch(/^[1-9]\d{3}$/);
  expect(new Set(drawn).size).toBeGreaterThan(20);
});
