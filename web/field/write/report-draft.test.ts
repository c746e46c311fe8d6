import { sections, sendReport } from '@ulinzi/domain/reports';
import { describe, expect, test } from 'vitest';
import {
  bodiesOf,
  bytesWritten,
  dataOf,
  isSection,
  missingIn,
  newDraft,
  type ReportDraft,
  sectionsWritten,
  stepsOf,
  type WrittenKind,
  writtenKinds,
} from './report-draft.ts';

const draft = (kind: WrittenKind, more: Partial<ReportDraft> = {}): ReportDraft => ({
  ...newDraft(kind, '2026-04-14', '2026-04-08'),
  ...more,
});
const from = '2026-04-14';

describe('steps', () => {
  test('a daily and a weekly report have a step for each section, in their order, and sending at the end', () => {
    for (const kind of ['daily', 'weekly'] as const) {
      expect(stepsOf(kind).filter(isSection)).toEqual(sections);
      expect(stepsOf(kind)).toHaveLength(8);
    }
    for (const kind of writtenKinds) expect(stepsOf(kind).at(-1)).toBe('send');
  });

  test('a week is the seven days until today, a day is today', () => {
    expect(newDraft('weekly', '2026-04-14', '2026-04-08').said).toEqual({
      from: '2026-04-08',
      until: '2026-04-14',
    });
    expect(newDraft('daily', '2026-04-14', '2026-04-08').said).toEqual({ from: '2026-04-14' });
  });

  test('sections that say something are counted, blanks are not', () => {
    const texts = { security: 'calme', tensions: '  \n', needs: 'eau' };
    expect(sectionsWritten({ texts })).toEqual({ written: 2, of: 7 });
  });
});

describe('what leaves', () => {
  test('C9 readers and base go along; nothing that the node fills in does', () => {
    const data = dataOf(draft('flash', { readers: 'mentor', texts: { text: 'a' } }), 'kibua');
    expect(data).toEqual({ kind: 'flash', readers: 'mentor', base: 'kibua', from });
    for (const name of sendReport.byNode) expect(data).not.toHaveProperty(name);
  });

  test('A4 a report says how it was come to know, and names nobody', () => {
    const said = { from, contact: 'met-in-village', knownTo: 'under-50' } as const;
    expect(dataOf(draft('daily', { said, texts: { needs: 'eau' } }), null)).toEqual({
      kind: 'daily',
      readers: 'base',
      ...said,
    });
  });

  test('what another kind asked, before she chose this one, stays behind', () => {
    const said = { from, until: from, event: 'looting', actor: 'police', minutes: 30, isNil: true } as const;
    expect(dataOf(draft('activity', { said: { ...said, activity: 'liaison' } }), null)).toEqual({
      kind: 'activity',
      readers: 'base',
      from,
      activity: 'liaison',
      minutes: 30,
    });
    expect(dataOf(draft('incident', { said }), null)).toMatchObject({ event: 'looting', actor: 'police' });
  });

  test('a report that says nothing happened says so alone; words take that back', () => {
    const said = { from, isNil: true };
    expect(dataOf(draft('daily', { said }), null)).toMatchObject({ isNil: true });
    expect(dataOf(draft('daily', { said, texts: { needs: 'eau' } }), null)).not.toHaveProperty('isNil');
  });

  test('a mended report carries neither kind nor readers: those stand', () => {
    const mends = { id: 'a', saw: null, had: ['text'] };
    expect(dataOf(draft('flash', { mends, texts: { text: 'b' } }), 'kibua')).toEqual({ from });
  });

  test('what she takes out of a returned report is said to be gone: the old words do not stay', () => {
    const mends = { id: 'a', saw: null, had: ['tensions', 'needs'] };
    const texts = { tensions: '', needs: 'eau' };
    expect(bodiesOf({ kind: 'daily', texts, mends }, '(retiré)')).toEqual({
      tensions: '(retiré)',
      needs: 'eau',
    });
    expect(bodiesOf({ kind: 'daily', texts }, '(retiré)')).toEqual({ needs: 'eau' });
  });

  test('words by section, or one text, never both; bytes as they are written', () => {
    const texts = { text: 'un', security: ' é ', needs: ' ' };
    expect(bodiesOf({ kind: 'daily', texts })).toEqual({ security: 'é' });
    expect(bodiesOf({ kind: 'flash', texts })).toEqual({ text: 'un' });
    expect(bytesWritten({ kind: 'daily', texts })).toBe(2);
  });
});

describe('what is missing', () => {
  test('A6 an incident needs what happened, by whom and where; words may follow', () => {
    expect(missingIn(draft('incident'))).toEqual(['event', 'actor', 'place']);
    const said = { from, event: 'looting', actor: 'unknown', community: 'ntoto' } as const;
    expect(missingIn(draft('incident', { said }))).toEqual([]);
    expect(missingIn(draft('incident', { said: { ...said, killedLow: 3, killedHigh: 2 } }))).toEqual([
      'range',
    ]);
    expect(missingIn(draft('incident', { said: { ...said, killedLow: 3 } }))).toEqual([]);
  });

  test('A5 an activity needs its kind alone', () => {
    expect(missingIn(draft('activity'))).toEqual(['activity']);
    expect(missingIn(draft('activity', { said: { from, activity: 'liaison' } }))).toEqual([]);
  });

  test('a flash needs words; a day needs a word or that nothing happened', () => {
    expect(missingIn(draft('flash'))).toEqual(['words']);
    expect(missingIn(draft('daily'))).toEqual(['words']);
    expect(missingIn(draft('daily', { said: { from, isNil: true } }))).toEqual([]);
    expect(missingIn(draft('daily', { texts: { needs: 'eau' } }))).toEqual([]);
  });
});
