import { expect, test } from 'vitest';
import { dataOf } from './form-data.ts';
import { refusedFields } from './refused-field.ts';
import { offeredOn } from './offered.ts';

const refused = (code: string, missing: string[] = []) => ({ refused: code, message: '', missing });

test('what was left empty is left out; checks are a list, numbers are numbers', () => {
  const form = new FormData();
  form.append('decision', 'monitor');
  form.append('reviewAt', '2026-04-14T06:00');
  form.append('note', '  ');
  form.append('checks', '');
  form.append('checks', 'risk-accepted');
  form.append('checks', 'route-not-direct');
  form.append('howManyAtLeast', '30');
  expect(dataOf(form)).toEqual({
    decision: 'monitor',
    reviewAt: '2026-04-14T04:00:00.000Z',
    checks: ['risk-accepted', 'route-not-direct'],
    howManyAtLeast: 30,
  });
});

test('a refusal marks the field it is about, and each check that is missing', () => {
  expect(refusedFields(refused('alert/cause-missing'))).toEqual(new Set(['cause']));
  expect(refusedFields(refused('alert/checks-missing', ['risk-accepted']))).toEqual(
    new Set(['risk-accepted']),
  );
  expect(refusedFields(null).size).toBe(0);
});

test('C2 the next act is the one main button; call back and deciding stand beside it', () => {
  const may = ['acknowledge', 'decide', 'merge', 'place', 'code'];
  const offered = offeredOn({ next: 'acknowledge', may, isOpen: true }, 'commander');
  expect(offered).toEqual({
    main: 'acknowledge',
    beside: ['request-number', 'decide'],
    more: ['place', 'close', 'merge'],
  });
});

test('safety rule 2: only the Assistant and the custodian are offered the words', () => {
  const alert = { next: null, may: [], isOpen: true };
  expect(offeredOn(alert, 'commander').more).not.toContain('words');
  expect(offeredOn(alert, 'assistant').more).toContain('words');
});

test('an act that the reader may not do is no main button', () => {
  expect(offeredOn({ next: 'decide', may: ['code'], isOpen: true }, 'assistant').main).toBeNull();
});
