import { expect, test } from 'vitest';
import { actsFor, matches, riskFirst, type Source } from './list.ts';

const source = (code: string, isAtRisk = false, isPhoneRevoked = false): Source => ({
  id: code,
  code,
  community: 'ntoto',
  language: 'sw',
  regime: 'confidential',
  selection: null,
  selectedOn: null,
  attendance: null,
  termUntil: null,
  ways: [],
  wantsAcknowledgement: true,
  safeFrom: null,
  safeUntil: null,
  isAtRisk,
  isPhoneRevoked,
  lastHeard: null,
});

test('a source at risk stands first', () => {
  const order = riskFirst([source('b'), source('c', false, true), source('a'), source('d', true)]);
  expect(order.map(({ code }) => code)).toEqual(['d', 'c', 'a', 'b']);
});

test('an Assistant marks, only the custodian lifts', () => {
  expect(actsFor(source('a'), 'assistant')).toEqual(['mark', 'revoke']);
  expect(actsFor(source('a', true), 'assistant')).toEqual(['revoke']);
  expect(actsFor(source('a', true, true), 'custodian')).toEqual(['clear']);
  expect(actsFor(source('a'), 'commander')).toEqual([]);
});

test('is found by code or by village', () => {
  const label = () => 'Ntoto';
  expect(matches(source('NK-FP-0231'), 'all', ' fp-02 ', label)).toBe(true);
  expect(matches(source('NK-FP-0231'), 'all', 'ntoto', label)).toBe(true);
  expect(matches(source('NK-FP-0231'), 'all', 'kibua', label)).toBe(false);
  expect(matches(source('NK-FP-0231'), 'at-risk', '', label)).toBe(false);
  expect(matches(source('NK-FP-0231', false, true), 'revoked', '', label)).toBe(true);
});
