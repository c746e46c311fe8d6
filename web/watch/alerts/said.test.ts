import { alertActs, alertCodes } from '@ulinzi/domain/alerts';
import { meanings } from '@ulinzi/domain/lexicon';
import { loadSpeaker, locales } from '@ulinzi/words/for-web';
import { describe, expect, test } from 'vitest';
import { expectedOf } from './expected.ts';
import { codedParts, eventOfMeaning, knownOf } from './known.ts';
import { offeredActs } from './offered.ts';
import { saidActs, sayLine } from './said.ts';
import { lineOf } from './testing/lines.ts';

const names = { community: () => 'Luvungi', post: () => 'Commandant Kibua' };
const at = '2026-04-14T01:12:00.000Z';
const alertActNames = Object.values(alertActs).map((act) => act.name);

/** Every code that a field of an act may have, one timeline line for each. */
function linesOf(act: string): Record<string, unknown>[] {
  const by = (name: string, codes: readonly unknown[]) => codes.map((code) => ({ [name]: code }));
  const coded = [
    ...by('event', alertCodes.events),
    ...by('actor', alertCodes.actors),
    ...by('direction', alertCodes.directions),
    ...by('urgency', alertCodes.urgencies),
    ...by('certainty', alertCodes.certainties),
    { howManyAtLeast: 30 },
    { event: 'looting', actor: 'unknown', howManyAtLeast: 1, direction: 'n', urgency: 'immediate' },
  ];
  const own: Record<string, Record<string, unknown>[]> = {
    'message.receive': ['text', 'call'].flatMap((kind) =>
      ['known', 'stranger', 'staff', 'operator', 'revoked'].flatMap((sender) =>
        ['opens', 'joins', 'courtesy', 'answers', 'set-aside', 'quarantined'].map((fate) => ({
          kind,
          sender,
          fate,
        })),
      ),
    ),
    'alert.record': [...by('channel', alertCodes.channels), { channel: 'hf', heardAt: at }, ...coded],
    'alert.acknowledge': alertCodes.clocks.flatMap((clock) =>
      ['command', 'screen', 'sms', 'call'].flatMap((way) => [
        { clock, by: way, post: 'kibua-commander' },
        { by: way },
      ]),
    ),
    'alert.place': [{ community: 'luvungi' }],
    'alert.call-back': [...by('result', alertCodes.callBackResults), ...coded],
    'alert.code': coded,
    'alert.assess': [
      ...by('credibility', alertCodes.credibilities),
      ...alertCodes.unfoundedReasons.map((reason) => ({ credibility: 'unfounded', reason })),
    ],
    'alert.decide': [
      ...by('decision', alertCodes.decisions),
      ...alertCodes.causes.map((cause) => ({ decision: 'cannot', cause })),
      ...alertCodes.recipients.map((recipient) => ({ decision: 'pass-on', recipient, revises: true })),
      { decision: 'monitor', reviewAt: at },
    ],
    'alert.respond': alertCodes.means.map((means) => ({ means, checks: alertCodes.checksFor[means] })),
    'alert.arrive': [{ at }],
    'alert.answer': by('answer', alertCodes.answers),
    'alert.review': by('result', alertCodes.reviews),
    'alert.resolve': by('outcome', alertCodes.outcomes),
    'alert.feedback': alertCodes.feedbackResults.flatMap((result) => [
      { result, community: 'luvungi', retryAt: at },
      ...alertCodes.feedbackWays.map((way) => ({ result, way })),
    ]),
    'alert.reopen': by('reason', alertCodes.reopenReasons),
    'alert.escalate': alertCodes.clocks.flatMap((clock) =>
      alertCodes.rungCauses.flatMap((cause) => [0, 1, 2].map((rung) => ({ clock, cause, rung }))),
    ),
  };
  // And as it stands where a reader may see nothing of what was in it.
  return [...(own[act] ?? []), {}];
}

describe.each([...locales])('C1 the timeline is read aloud (%s)', async (locale) => {
  const speak = await loadSpeaker(locale);

  test('every act on an alert has a sentence of its own', () => {
    expect(alertActNames.filter((name) => !saidActs.includes(name))).toEqual([]);
  });

  test('every code of every act is said in whole sentences, with no id or code in them', () => {
    for (const act of saidActs) {
      for (const data of linesOf(act)) {
        for (const outcome of ['accepted', 'contested'] as const) {
          const said = sayLine({ act, outcome, data }, speak, names);
          expect(said, `${act} ${JSON.stringify(data)}`).toMatch(/^\p{Lu}.*\.$/u);
          expect(said).not.toMatch(/watch-alerts|alerts\.|undefined|null|\{|\}|set-aside|no-answer|-call\b/);
        }
      }
    }
  });

  test('what happens if nobody acts is said for every clock', () => {
    for (const clock of alertCodes.clocks) {
      for (const rung of [0, 1, 2, null]) {
        const line = lineOf({ rung, nextClock: { clock, at, secondsLeft: 1 } });
        expect(expectedOf(line, speak)?.words).toMatch(/^\p{Lu}.*\.$/u);
      }
    }
    expect(expectedOf(lineOf({ nextClock: null, rung: 2 }), speak)?.words).toMatch(/\.$/);
    expect(expectedOf(lineOf({ nextClock: null, calls: [] }), speak)?.words).toMatch(/\.$/);
    expect(expectedOf(lineOf({ nextClock: null, calls: [], isOpen: false }), speak)).toBeNull();
  });

  test('every code has its label, and every act its button', () => {
    const said = (id: string) => expect([id, speak(id)]).not.toEqual([id, id]);
    for (const act of offeredActs) said(`watch-alerts.act.${act}`);
    for (const clock of alertCodes.clocks) {
      said(`watch-alerts.clock.${clock}`);
      said(`watch-alerts.late-tag.${clock}`);
    }
    for (const channel of alertCodes.channels) said(`watch-alerts.channel.${channel}`);
    for (const decision of alertCodes.decisions) said(`watch-alerts.decide-hint.${decision}`);
    for (const meaning of meanings) said(`alerts.meaning.${meaning}`);
    for (const check of alertCodes.checks) said(`alerts.check.${check}`);
    for (const urgency of alertCodes.urgencies) said(`watch-alerts.urgency.${urgency}`);
    for (const owed of ['decision', 'outcome', 'answer', 'review', 'feedback'])
      said(`watch-alerts.owed.${owed}`);
    for (const purpose of ['acknowledgement', 'page', 'feedback']) said(`watch-alerts.purpose.${purpose}`);
  });

  test('B4 an alert says what is known of it, confirmed or not, and never stays silent', () => {
    const known = (own: Parameters<typeof lineOf>[0]) => knownOf(lineOf(own), speak, { withTime: true });
    expect(known({ coded: { event: 'looting', actor: 'unknown' } }).isConfirmed).toBe(true);
    expect(known({ recognised: ['weapons', 'market'] }).words.match(/\?/g)).toHaveLength(2);
    expect(known({ recognised: ['weapons'] }).isConfirmed).toBe(false);
    expect(known({ channel: 'call', messages: 2 }).words).toContain('2');
    expect(known({}).words).not.toBe('');
    expect(known({ sender: 'typed', channel: 'voice' }).words).not.toBe('');
  });
});

test('a confirmed meaning becomes an event that the code list has', () => {
  for (const [meaning, event] of Object.entries(eventOfMeaning)) {
    expect(meanings as readonly string[]).toContain(meaning);
    expect(alertCodes.events as readonly string[]).toContain(event);
  }
});

test('codes that the catalogs do not know yet stand for themselves', async () => {
  const speak = await loadSpeaker('fr');
  expect(codedParts({ event: 'flood' }, speak, true)).toEqual(['flood']);
});
