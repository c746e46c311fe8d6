import { describe, expect, test } from 'vitest';
import { type Due, dueToday, type Notebook } from './due.ts';

const today = '2026-04-14';
const nothing = {
  me: {
    post: 'kibua-assistant',
    label: 'Kibua',
    base: 'kibua',
    province: 'nk',
    language: 'fr',
    role: 'assistant',
  },
  bases: [],
  communities: [],
  reports: [],
  questions: [],
  recommendations: [],
  visits: [],
  alerts: [],
  duty: [],
  callbacks: [],
} satisfies Notebook['delta'];

const notebook = (lists: Partial<Notebook['delta']> = {}, more: Partial<Notebook> = {}): Notebook => ({
  delta: { ...nothing, ...lists },
  drafts: [],
  sends: [],
  today,
  ...more,
});
const kinds = (of: Notebook) => dueToday(of).map(({ kind }) => kind);
const others = (of: Notebook) => dueToday(of).filter(({ kind }) => kind !== 'daily');

const send = (act: string, subject: string | null, state: string, data: object = {}) =>
  ({ n: 1, id: 's', act, at: 0, bytes: 1, state, data, subject }) as Notebook['sends'][number];

describe("the day's report", () => {
  test('is due until it has left, with the draft that is begun', () => {
    expect(dueToday(notebook())).toEqual([{ kind: 'daily', draft: null }]);
    const draft = { id: 'daily-x', kind: 'report', fields: { kind: 'daily', said: { from: today } } };
    expect(dueToday(notebook({}, { drafts: [draft] }))).toEqual([{ kind: 'daily', draft: 'daily-x' }]);
    const ofToday = send('report.send', null, 'waiting', { kind: 'daily', from: today });
    expect(dueToday(notebook({}, { sends: [ofToday] }))).toEqual([]);
  });

  test('stays due where it was refused or withdrawn, or where it was of another day or kind', () => {
    const sent = (state: string, data: object) =>
      kinds(notebook({}, { sends: [send('report.send', null, state, data)] }));
    expect(sent('refused', { kind: 'daily', from: today })).toEqual(['daily']);
    expect(sent('accepted', { kind: 'daily', from: '2026-04-13' })).toEqual(['daily']);
    expect(sent('accepted', { kind: 'flash', from: today })).toEqual(['daily']);
    const report = {
      id: 'r',
      saw: null,
      number: '1',
      kind: 'daily',
      readers: 'base',
      state: 'withdrawn',
      from: today,
    };
    expect(kinds(notebook({ reports: [report] }))).toEqual(['daily']);
    expect(kinds(notebook({ reports: [{ ...report, state: 'accepted' }] }))).toEqual([]);
  });
});

test('a returned report is due until it is mended here', () => {
  const report = {
    id: 'r',
    saw: null,
    number: '118204',
    kind: 'flash',
    readers: 'base',
    state: 'returned',
    from: today,
  };
  const of = notebook({ reports: [report] });
  expect(others(of)).toMatchObject([{ kind: 'returned', id: 'r', number: '118204', reportKind: 'flash' }]);
  expect(others({ ...of, sends: [send('report.amend', 'r', 'sent')] })).toEqual([]);
  expect(others({ ...of, sends: [send('report.amend', 'r', 'refused')] })).toHaveLength(1);
});

test('A12 a question waits for her only while the last word is the office’s, and none of hers is on its way', () => {
  const word = (from: 'office' | 'field') => ({ from, at: '2026-04-12T10:00:00.000Z', text: 'EXERCISE' });
  const question = {
    id: 'q',
    saw: null,
    line: 'office',
    words: [word('field'), word('office')],
    isEnded: false,
  };
  const of = (more: object) => notebook({ questions: [{ ...question, ...more }] });
  expect(others(of({}))).toMatchObject([{ kind: 'question', id: 'q' }]);
  expect(others(of({ isEnded: true }))).toEqual([]);
  expect(others(of({ words: [word('office'), word('field')] }))).toEqual([]);
  expect(others({ ...of({}), sends: [send('question.answer', 'q', 'waiting')] })).toEqual([]);
});

describe('A11 what is followed on the spot', () => {
  const one = {
    id: 'c',
    saw: null,
    number: '12',
    kind: 'lighting',
    owner: 'kibua-commander',
    due: '2026-05-30',
    status: 'done-claimed',
    community: null,
    words: null,
    may: ['check'],
  };
  const due = (...more: object[]) =>
    others(notebook({ recommendations: more.map((each, at) => ({ ...one, id: `c${at}`, ...each })) }));

  test('what is claimed is to be seen; what is late stands first; what is far off or over does not stand here', () => {
    const found = due(
      {},
      { status: 'in-progress', due: '2026-04-12' },
      { status: 'agreed' },
      { status: 'declined' },
    );
    expect(found.map((each: Due) => 'id' in each && each.id)).toEqual(['c1', 'c0']);
    expect(found[0]).toMatchObject({ days: -2 });
  });

  test('nobody is asked to confirm what the node does not let her', () => {
    expect(due({ may: [] })).toEqual([]);
  });

  test('points of a visit that she has settled here are settled', () => {
    const visit = {
      id: 'v',
      saw: null,
      base: 'kibua',
      from: '2026-04-18',
      until: null,
      communities: [],
      checked: ['vehicles'],
      state: 'planned',
    };
    const of = notebook(
      { visits: [visit] },
      { sends: [send('visit.check', 'v', 'sent', { item: 'interpreters' })] },
    );
    expect(others(of)).toEqual([{ kind: 'visit', id: 'v', open: 7, days: 4 }]);
    expect(others(notebook({ visits: [{ ...visit, state: 'wanted' }] }))).toEqual([]);
  });
});
