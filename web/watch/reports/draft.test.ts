import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reportKinds, sections } from '@ulinzi/domain/reports';
import { asks, dataOf, type Draft, emptyDraft, missingOf, textParts, wordsOf, wrongCounts } from './draft.ts';

const today = '2026-11-24';
const own = { needsBase: false };
const draft = (said: Partial<Draft>): Draft => ({ ...emptyDraft(today), ...said });

describe('a report being written', () => {
  it('A4 leaves with a day and words: no source is asked for', () => {
    const data = dataOf(
      draft({
        kind: 'daily',
        readers: 'base',
        contact: 'met-in-village',
        texts: { tensions: ' Dispute au puits. ' },
      }),
      own,
    );
    expect(data).toEqual({
      kind: 'daily',
      readers: 'base',
      from: today,
      contact: 'met-in-village',
      tensions: 'Dispute au puits.',
    });
  });

  it('C9 does not leave before its readers are chosen', () => {
    const unread = draft({ kind: 'flash', event: 'shots' });
    expect(missingOf(unread, own)).toEqual(['readers']);
    expect(dataOf(unread, own)).toBeNull();
  });

  it('A6 asks of an incident what it was and by whom; unknown is an answer', () => {
    const incident = draft({ kind: 'incident', readers: 'province', texts: { text: 'Au marché.' } });
    expect(missingOf(incident, own)).toEqual(['event', 'actor']);
    expect(dataOf({ ...incident, event: 'extortion', actor: 'unknown' }, own)).toMatchObject({
      event: 'extortion',
      actor: 'unknown',
      text: 'Au marché.',
    });
  });

  it('A5 asks of an activity which one, and takes minutes between five and a day', () => {
    const activity = draft({ kind: 'activity', readers: 'mentor', activity: 'negotiation' });
    const withMinutes = (minutes: string) => missingOf({ ...activity, minutes }, own);
    expect(['', '45', '4', '1441', 'une heure'].map(withMinutes)).toEqual([
      [],
      [],
      ['minutes'],
      ['minutes'],
      ['minutes'],
    ]);
    expect(missingOf({ ...activity, activity: '' }, own)).toEqual(['activity', 'said']);
  });

  it('lets a day on which nothing happened be said by one touch, and nothing beside it', () => {
    const nil = draft({ kind: 'daily', readers: 'base', isNil: true, texts: { needs: 'Pompe cassée.' } });
    expect(dataOf(nil, own)).toEqual({ kind: 'daily', readers: 'base', from: today, isNil: true });
  });

  it('asks somebody without a base which one it is about', () => {
    const flash = draft({ kind: 'flash', readers: 'province', event: 'shots' });
    expect(missingOf(flash, { needsBase: true })).toEqual(['base']);
    expect(dataOf({ ...flash, base: 'kibua' }, { needsBase: true })).toMatchObject({ base: 'kibua' });
  });

  it('refuses counts that are no numbers, or whose least is more than their most', () => {
    const counted = (low: string, high: string) =>
      wrongCounts({
        counts: {
          killed: { low, high },
          hurt: { low: '', high: '' },
          displaced: { low: '12', high: '40' },
        },
      });
    expect(counted('2', '5')).toEqual([]);
    expect(counted('', '5')).toEqual([]);
    expect(counted('6', '5')).toEqual(['killed']);
    expect(counted('deux', '')).toEqual(['killed']);
  });

  it('is told in seven sections for a day and a week, else in one text', () => {
    expect(reportKinds.map((kind) => textParts(kind).length)).toEqual(
      reportKinds.map((kind) => (kind === 'daily' || kind === 'weekly' ? sections.length : 1)),
    );
  });

  it('sends nothing that was typed for another kind', () => {
    const kinds = fc.constantFrom(...reportKinds);
    fc.assert(
      fc.property(kinds, (kind) => {
        const data = dataOf(
          draft({
            kind,
            readers: 'base',
            event: 'shots',
            actor: 'bandits',
            activity: 'liaison',
            minutes: '30',
            observations: { markets: 'fine' },
            alerts: ['a'],
            texts: { text: 'Un.', security: 'Deux.' },
          }),
          own,
        );
        const given = Object.keys(data ?? {});
        expect(given.includes('event')).toBe(asks(kind, 'incident'));
        expect(given.includes('activity')).toBe(kind === 'activity');
        expect(given.includes('observations')).toBe(kind === 'visit');
        expect(given.includes('text')).toBe(!given.includes('security'));
      }),
    );
  });

  it('gives its texts to whatever looks for names in them', () => {
    expect(wordsOf(draft({ kind: 'weekly', texts: { needs: 'Eau', text: 'non', planned: ' ' } }))).toEqual([
      { part: 'needs', text: 'Eau' },
    ]);
  });
});
