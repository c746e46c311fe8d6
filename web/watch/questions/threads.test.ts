import type { QuestionLine } from '@ulinzi/domain/questions';
import { describe, expect, it } from 'vitest';
import { inOrder, linesFor, mayAsk, waited } from './threads.ts';

const question = (id: string, said: Partial<QuestionLine> = {}): QuestionLine => ({
  id,
  saw: id,
  line: 'office',
  base: 'kibua',
  baseLabel: 'Kibua',
  community: null,
  communityLabel: null,
  report: null,
  recommendation: null,
  askedBy: 'office',
  askedAt: '2026-11-22T08:00:00.000Z',
  waitsFor: 'field',
  waitsSince: '2026-11-22T08:00:00.000Z',
  isEnded: false,
  isMyTurn: false,
  may: [],
  ...said,
});

const ids = (questions: readonly QuestionLine[]) => questions.map(({ id }) => id);

describe('A12 questions between office and field', () => {
  it('puts those that wait for me first, the longest first, and ended ones last', () => {
    const order = inOrder([
      question('ended', { isEnded: true, waitsFor: null }),
      question('theirs'),
      question('new', { isMyTurn: true, waitsSince: '2026-11-24T08:00:00.000Z' }),
      question('old', { isMyTurn: true, waitsSince: '2026-11-20T08:00:00.000Z' }),
    ]);
    expect(ids(order.mine)).toEqual(['old', 'new']);
    expect(ids(order.theirs)).toEqual(['theirs']);
    expect(ids(order.ended)).toEqual(['ended']);
  });

  it('C9 keeps the line to the mentor to Assistants and mentors', () => {
    expect(linesFor('assistant')).toEqual(['office', 'mentor']);
    expect(linesFor('protection-manager')).toEqual(['office', 'mentor']);
    expect(linesFor('commander')).toEqual(['office']);
    expect(mayAsk('jpt-member')).toBe(true);
    expect(mayAsk('analyst')).toBe(false);
    expect(mayAsk('node')).toBe(false);
  });

  it('says how long somebody has waited in hours, from two days on in days', () => {
    const now = Date.parse('2026-11-24T10:00:00.000Z');
    expect(waited('2026-11-24T09:20:00.000Z', now)).toEqual({ hours: 0 });
    expect(waited('2026-11-22T11:00:00.000Z', now)).toEqual({ hours: 47 });
    expect(waited('2026-11-22T10:00:00.000Z', now)).toEqual({ days: 2 });
    expect(waited('2026-11-25T10:00:00.000Z', now)).toEqual({ hours: 0 });
  });
});
