import { afterEach, describe, expect, test, vi } from 'vitest';
import { speaker, wordIds } from './speak.ts';
import { type Locale, locales } from './spoken.ts';

const fr = speaker('fr');
const en = speaker('en');
const sw = speaker('sw');
const inAll = (id: string, values?: Record<string, string | number>) =>
  locales.map((locale) => speaker(locale)(id, values));

afterEach(() => vi.unstubAllEnvs());

describe("the mission's own wording", () => {
  const at = '2026-11-28T01:17:00.000Z';

  test.each([
    ['sms.acknowledgement', {}, ['Bien recu, merci.', 'Got it, thanks.', 'Imefika. Aksanti.']],
    [
      'sms.page',
      { code: '47' },
      ['Rappelle-moi stp. 47', 'Please call me back. 47', 'Unipigie tafadhali. 47'],
    ],
    [
      'sms.feedback-came',
      {},
      ["Bonjour. J'ai fait la commission.", 'Hello. I ran the errand.', 'Habari. Ile kazi nimeifanya.'],
    ],
    [
      'sms.feedback-could-not',
      {},
      [
        "Bonjour. Je n'ai pas pu passer. Bipe-moi.",
        'Hello. I could not pass by. Beep me.',
        'Habari. Sikuweza kupita. Unibipe.',
      ],
    ],
    [
      'refusals.alert/feedback-missing',
      {},
      [
        "Pas encore : le village n'a pas eu de retour. Notez qui l'a donné, comment, quand, ou pourquoi c'est impossible ou dangereux.",
        'Not yet: the village has had no answer. Record who gave it, how, when, or why that is impossible or unsafe.',
        'Bado: kijiji hakijapata jibu. Andika nani alilitoa, namna gani, lini, au kwa nini haiwezekani au ni hatari.',
      ],
    ],
    [
      'alerts.roster-gap',
      { base: 'Kibua', from: '2026-11-28T20:00:00Z', until: '2026-11-29T04:00:00Z' },
      [
        'Personne de garde à Kibua, 28/11 22:00 - 29/11 06:00. Tout ira au commandant. Désigner…',
        'Nobody on duty at Kibua, 28/11 22:00 - 29/11 06:00. All goes to the commander. Assign…',
        'Hakuna wa zamu Kibua, 28/11 22:00 - 29/11 06:00. Yote yataenda kwa kamanda. Chagua mtu…',
      ],
    ],
  ])('%s', (id, values, expected) => {
    expect(inAll(id, values)).toEqual(expected);
  });

  test('overdue', () => {
    const overdue = (locale: Locale) => {
      const speak = speaker(locale);
      const late = speak('alerts.duration.minutes', { minutes: 2 });
      return `${speak('alerts.late.acknowledge', { late })} ${speak('alerts.overdue.commander-called', { at })}`;
    };
    expect(locales.map(overdue)).toEqual([
      "2 min de retard : personne n'a accusé réception. Commandant appelé ; officier de garde à 03:17.",
      '2 min overdue: nobody has acknowledged. Commander called; duty officer at 03:17.',
      'Imechelewa dakika 2: hakuna aliyejibu. Kamanda amepigiwa simu; afisa wa zamu: 03:17.',
    ]);
  });

  test('contested act', () => {
    const contested = (locale: Locale) => {
      const speak = speaker(locale);
      const values = { yours: speak('alerts.decision.monitor'), recorded: speak('alerts.means.patrol') };
      return speak('alerts.contested-decision', values);
    };
    expect(locales.map(contested)).toEqual([
      'Votre décision (« surveiller ») est gardée, sans effet : « patrouille » était déjà enregistrée. Reproposer ?',
      'Your decision ("monitor") is kept, without effect: "patrol" was already recorded. Propose again?',
      'Uamuzi wako ("kufuatilia") umehifadhiwa lakini hautumiki: "doria" ilishaandikwa. Pendekeza tena?',
    ]);
  });

  test('protect the source, whose rule on national forces comes with an unknown perpetrator', () => {
    const rule = (locale: Locale) =>
      `${speaker(locale)('alerts.protect.source')} ${speaker(locale)('alerts.protect.unknown-perpetrator')}`;
    expect(locales.map(rule)).toEqual([
      "Protégez la source : ne dites ni qui a alerté, ni comment. Arrivez en patrouille ordinaire, jamais d'abord chez elle. Auteur inconnu : rien aux forces nationales.",
      'Protect the source: never say who warned us, or how. Arrive as an ordinary patrol, never at their house first. Perpetrator unknown: nothing to national forces.',
      'Mlinde aliyetuarifu: msiseme ni nani wala namna gani. Fikeni kama doria ya kawaida, msianzie kwake. Mhusika hajulikani: msijulishe majeshi ya serikali.',
    ]);
  });
});

describe('each language writes as it does', () => {
  test('plurals: zero is one in French, and not in English', () => {
    expect([0, 1, 2].map((count) => fr('alerts.rings', { count }))).toEqual([
      '0 sonnerie',
      '1 sonnerie',
      '2 sonneries',
    ]);
    expect([0, 1, 2].map((count) => en('alerts.rings', { count }))).toEqual(['0 rings', '1 ring', '2 rings']);
    expect([1, 2].map((count) => sw('alerts.messages', { count }))).toEqual(['ujumbe 1', 'jumbe 2']);
  });

  test('numbers', () => {
    expect(inAll('cli.progress', { done: 12_000, total: 1_000_000 })).toEqual([
      '12\u202f000 sur 1\u202f000\u202f000',
      '12,000 of 1,000,000',
      '12.000 kati ya 1.000.000',
    ]);
  });

  test('moments: in digits, on a day of twenty-four hours, in the zone of the bases or the one named', () => {
    const midnight = Date.UTC(2026, 10, 27, 22, 5);
    expect(fr('alerts.overdue.assistant-called', { at: midnight })).toContain('00:05');
    expect(speaker('en', 'Africa/Kinshasa')('alerts.overdue.assistant-called', { at: midnight })).toContain(
      '23:05',
    );
  });
});

describe('a word that is not there', () => {
  test('is a bug while testing or developing', () => {
    for (const state of ['test', 'development']) {
      vi.stubEnv('NODE_ENV', state);
      expect(() => fr('alerts.no-such-thing')).toThrow('alerts.no-such-thing');
      expect(() => fr('constructor')).toThrow('constructor');
      expect(() => fr('sms.page', {})).toThrow('code');
      expect(() => fr('alerts.overdue.assistant-called', { at: 'soon' })).toThrow();
    }
  });

  test('never stops a running node: the id stands for the message', () => {
    for (const state of ['production', '']) {
      vi.stubEnv('NODE_ENV', state);
      expect(fr('alerts.no-such-thing')).toBe('alerts.no-such-thing');
      expect(fr('sms.page', {})).toBe('sms.page');
      expect(fr('alerts.overdue.assistant-called', { at: 'soon' })).toBe('alerts.overdue.assistant-called');
    }
  });
});

test('ids are listed by area', () => {
  expect(wordIds('roles')).toHaveLength(11);
  expect(wordIds('role')).toEqual([]);
  expect(wordIds()).toEqual(expect.arrayContaining(wordIds('roles')));
});
