import type { PrefillAnswer, ReportAnswer } from '@ulinzi/domain/reports';
import { speaker } from '@ulinzi/words';
import { describe, expect, it } from 'vitest';
import { draftFrom } from './amending.ts';
import { dataOf, type Draft, emptyDraft, takenOver } from './draft.ts';
import { factsOf } from './facts.ts';

const prefill: PrefillAnswer = {
  kind: 'daily',
  base: 'kibua',
  from: '2026-11-24',
  until: null,
  isNil: false,
  sent: null,
  alerts: [
    {
      id: 'alert-1',
      number: '4821',
      receivedAt: '2026-11-24T03:07:00.000Z',
      community: 'luvungi',
      communityLabel: 'Luvungi',
      status: 'closed',
      event: 'looting',
      actor: null,
      decision: 'respond',
      outcome: null,
      told: 1,
      owed: 1,
    },
  ],
  activities: [{ activity: 'negotiation', reports: 2, minutes: 90 }],
  promises: [
    {
      id: 'promise-1',
      community: 'ntoto',
      communityLabel: 'Ntoto',
      kind: 'visit',
      due: '2026-11-28T21:59:00.000Z',
      standing: 'open',
    },
  ],
  contacts: { expected: 5, heard: 3 },
};
const facts = factsOf(prefill, speaker('fr'));
const daily = (said: Partial<Draft> = {}): Draft => ({
  ...emptyDraft('2026-11-24'),
  kind: 'daily',
  readers: 'base',
  facts,
  ...said,
});
const own = { needsBase: false };

describe('what the log holds of a day', () => {
  it('is said in sentences, without anybody’s name, and goes into the report by itself', () => {
    expect(facts.map(({ section }) => section)).toEqual([null, 'security', 'authorities', 'planned']);
    const data = dataOf(daily({ texts: { security: 'Calme.' } }), own);
    expect(data).toMatchObject({ alerts: ['alert-1'] });
    expect(data?.['security']).toMatch(/3.*5.*\nCalme\.$/s);
    expect(data?.['planned']).toContain('Ntoto');
  });

  it('is left out where the writer says so', () => {
    const left = daily({ leftOut: facts.map(({ key }) => key), texts: { needs: 'Eau.' } });
    expect(takenOver(left)).toEqual([]);
    expect(dataOf(left, own)).toEqual({ kind: 'daily', readers: 'base', from: '2026-11-24', needs: 'Eau.' });
  });

  it('goes with no report of another kind', () => {
    const flash = { ...daily({ texts: { text: 'Tirs.' } }), kind: 'flash' as const };
    expect(dataOf(flash, own)).not.toHaveProperty('alerts');
  });

  it('says nothing of contacts where none are agreed', () => {
    const none = factsOf({ ...prefill, contacts: { expected: 0, heard: 0 } }, speaker('fr'));
    expect(none.map(({ key }) => key)).not.toContain('contacts');
  });
});

describe('a report that is mended', () => {
  const sent: ReportAnswer = {
    id: 'r',
    saw: 's',
    number: '004821',
    kind: 'incident',
    readers: 'province',
    base: 'kibua',
    baseLabel: 'Kibua',
    state: 'returned',
    from: '2026-11-23',
    until: null,
    community: 'luvungi',
    communityLabel: 'Luvungi',
    placePrecision: 'near',
    isNil: false,
    event: 'arrest',
    actor: 'police',
    activity: null,
    minutes: null,
    isHighRisk: true,
    sentAt: '2026-11-23T16:00:00.000Z',
    dueAt: null,
    isOverdue: false,
    returned: 'date',
    withdrawn: null,
    isOwn: true,
    post: null,
    postLabel: null,
    quality: null,
    may: ['amend'],
    datePrecision: null,
    contact: 'meeting',
    knownTo: 'many',
    killedLow: null,
    killedHigh: null,
    hurtLow: 1,
    hurtHigh: 3,
    displacedLow: null,
    displacedHigh: null,
    observations: [],
    alerts: [{ id: 'alert-1', number: null }],
    visit: null,
    coded: null,
    texts: [{ name: 'text', words: 'Au marché.' }],
    comments: [],
    history: [],
  };

  it('opens with what was sent, and sends it again without its kind and its readers', () => {
    expect(dataOf(draftFrom(sent), { ...own, isAmending: true })).toEqual({
      from: '2026-11-23',
      community: 'luvungi',
      placePrecision: 'near',
      contact: 'meeting',
      knownTo: 'many',
      event: 'arrest',
      actor: 'police',
      hurtLow: 1,
      hurtHigh: 3,
      alerts: ['alert-1'],
      text: 'Au marché.',
    });
  });

  it('is no longer one of nothing to report once something is written', () => {
    const nil: ReportAnswer = { ...sent, kind: 'daily', isNil: true, texts: [], alerts: [] };
    const mended = { ...draftFrom(nil), isNil: false, texts: { needs: 'Eau.' } };
    expect(dataOf(mended, { ...own, isAmending: true })).toMatchObject({ isNil: false, needs: 'Eau.' });
  });
});
