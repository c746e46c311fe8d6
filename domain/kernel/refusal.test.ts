import { expect, test } from 'vitest';
import { isRefusal, type RefusalCode, refusalStatus, refuse } from './refusal.ts';

const codes = Object.keys(refusalStatus) as RefusalCode[];

test('a refusal is a value that says what is missing', () => {
  expect(refuse('alert/checks-missing', ['risk-accepted'])).toEqual({
    refused: 'alert/checks-missing',
    missing: ['risk-accepted'],
  });
  expect(refuse('alert/closed')).toEqual({ refused: 'alert/closed' });
  expect([refuse('alert/closed'), null, 'no', { data: {} }].map(isRefusal)).toEqual([
    true,
    false,
    false,
    false,
  ]);
});

test('no refusal is a failure: only what the node itself cannot do answers with a 503', () => {
  for (const code of codes) {
    expect(code).toMatch(/^[a-z]+\/[a-z-]+$/);
    if (code.startsWith('node/')) expect(refusalStatus[code]).toBe(503);
    else expect(Math.floor(refusalStatus[code] / 100)).toBe(4);
  }
});

test('what is missing and what is forbidden are told apart by nobody outside', () => {
  const hidden = codes.filter(
    (code) => code.endsWith('/not-found') || code === 'act/not-yours' || code === 'act/unknown',
  );
  expect(new Set(hidden.map((code) => refusalStatus[code]))).toEqual(new Set([404]));
});
