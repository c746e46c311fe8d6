// The timeline read aloud: each entry of an alert as one whole sentence. Codes and times go in, never an author.
import type { TimelineLine } from '@ulinzi/domain/alerts';
import type { Speak } from '@ulinzi/words/for-web';
import { codeWords } from '../../shared/code-words.ts';
import { capital, codedParts } from './known.ts';

/** How places and posts are called on this screen. */
export interface Names {
  readonly community: (slug: string) => string;
  readonly post: (slug: string) => string;
}

type Data = Readonly<Record<string, unknown>>;
type Say = (data: Data, speak: Speak, names: Names) => string;

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** The seat that a rung of the ladder rings. */
const seatOfRung = ['assistant', 'commander', 'duty-officer'] as const;

function who(data: Data, speak: Speak, names: Names): string {
  const post = textOf(data['post']);
  return post ? names.post(post) : speak('watch-alerts.someone');
}

function place(data: Data, speak: Speak, names: Names): string {
  const community = textOf(data['community']);
  return community ? names.community(community) : speak('watch-alerts.the-village');
}

/** Joins what belongs to one act, and ends the sentence. */
function listed(...parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null && part !== '').join(', ');
}

const coded = (data: Data, speak: Speak, joined: string): string => {
  const parts = codedParts(data, speak, true);
  if (typeof data['certainty'] === 'string') {
    parts.push(codeWords(speak, 'watch-alerts.certainty', data['certainty']));
  }
  return parts.length > 0 ? joined + speak('watch-alerts.said.coded', { codes: parts.join(', ') }) : '';
};

/** That it came late, and what that means for the clocks. */
function cameLate(data: Data, speak: Speak): string {
  const sent = textOf(data['sentAt']);
  if (sent === null || typeof data['lateSeconds'] !== 'number') return '';
  const id = data['backSeconds'] === undefined ? 'watch-alerts.said.late' : 'watch-alerts.said.late-counted';
  return ` ${speak(id, { sent })}`;
}

const sayings: Readonly<Record<string, Say>> = {
  'message.receive': (data, speak) => {
    const sender = codeWords(speak, 'alerts.sender', textOf(data['sender']) ?? 'known');
    const fate = codeWords(speak, 'alerts.fate', textOf(data['fate']) ?? 'joins');
    const id = data['kind'] === 'call' ? 'watch-alerts.said.call' : 'watch-alerts.said.text';
    return speak(id, { sender, fate }) + cameLate(data, speak);
  },
  'alert.record': (data, speak) => {
    const channel = codeWords(speak, 'alerts.channel', textOf(data['channel']) ?? 'other');
    const heardAt = textOf(data['heardAt']);
    const said = heardAt
      ? speak('watch-alerts.said.recorded-at', { channel, at: heardAt })
      : speak('watch-alerts.said.recorded', { channel });
    return said + coded(data, speak, ' ');
  },
  'alert.acknowledge': (data, speak, names) => {
    const by = codeWords(speak, 'watch-alerts.by', textOf(data['by']) ?? 'command');
    const clock = textOf(data['clock']) ?? 'acknowledge';
    const values = { who: who(data, speak, names), by };
    if (clock === 'acknowledge') return speak('watch-alerts.said.acknowledged', values);
    return speak('watch-alerts.said.answered', { ...values, clock: codeWords(speak, 'alerts.clock', clock) });
  },
  'alert.place': (data, speak, names) =>
    speak('watch-alerts.said.placed', { place: place(data, speak, names) }),
  'alert.request-number': (_data, speak) => speak('watch-alerts.said.number-requested'),
  'alert.call-back': (data, speak) => {
    const result = textOf(data['result']);
    const said = result
      ? speak('watch-alerts.said.called-back', {
          result: codeWords(speak, 'alerts.call-back-result', result),
        })
      : speak('watch-alerts.said.called-back-plain');
    return said + coded(data, speak, ' ');
  },
  'alert.code': (data, speak) => coded(data, speak, '') || speak('watch-alerts.said.coded-plain'),
  'alert.assess': (data, speak) => {
    const reason = textOf(data['reason']);
    const words = listed(
      codeWords(speak, 'alerts.credibility', textOf(data['credibility']) ?? 'unclear'),
      reason && codeWords(speak, 'alerts.unfounded-reason', reason),
    );
    return speak('watch-alerts.said.assessed', { words }) + coded(data, speak, ' ');
  },
  'alert.decide': (data, speak) => {
    const decision = codeWords(speak, 'alerts.decision', textOf(data['decision']) ?? 'monitor');
    const cause = textOf(data['cause']);
    const recipient = textOf(data['recipient']);
    const reviewAt = textOf(data['reviewAt']);
    const words = listed(
      decision,
      cause && codeWords(speak, 'alerts.cause', cause),
      recipient &&
        speak('watch-alerts.said.to', { recipient: codeWords(speak, 'alerts.recipient', recipient) }),
      reviewAt && speak('watch-alerts.said.review-on', { at: reviewAt }),
    );
    return speak(data['revises'] === true ? 'watch-alerts.said.decided-anew' : 'watch-alerts.said.decided', {
      words,
    });
  },
  'alert.respond': (data, speak) => {
    const checks = Array.isArray(data['checks']) ? data['checks'].length : 0;
    const means = codeWords(speak, 'alerts.means', textOf(data['means']) ?? 'other');
    return speak('watch-alerts.said.responded', { means, checks });
  },
  'alert.arrive': (data, speak) => {
    const at = textOf(data['at']);
    return at ? speak('watch-alerts.said.arrived-at', { at }) : speak('watch-alerts.said.arrived');
  },
  'alert.answer': (data, speak) =>
    speak('watch-alerts.said.answer', {
      answer: codeWords(speak, 'alerts.answer', textOf(data['answer']) ?? 'no-answer'),
    }),
  'alert.review': (data, speak) =>
    speak('watch-alerts.said.reviewed', {
      result: codeWords(speak, 'alerts.review', textOf(data['result']) ?? 'quiet'),
    }),
  'alert.resolve': (data, speak) =>
    speak('watch-alerts.said.resolved', {
      outcome: codeWords(speak, 'alerts.outcome', textOf(data['outcome']) ?? 'other'),
    }),
  'alert.feedback': (data, speak, names) => {
    const way = textOf(data['way']);
    const retryAt = textOf(data['retryAt']);
    const words = listed(
      codeWords(speak, 'alerts.feedback-result', textOf(data['result']) ?? 'given'),
      way && codeWords(speak, 'alerts.feedback-way', way),
      retryAt && speak('watch-alerts.said.retry-on', { at: retryAt }),
    );
    return speak('watch-alerts.said.feedback', { place: place(data, speak, names), words });
  },
  'alert.feedback-undelivered': (data, speak, names) =>
    speak('watch-alerts.said.feedback-undelivered', { place: place(data, speak, names) }),
  'alert.close': (_data, speak) => speak('watch-alerts.said.closed'),
  'alert.reopen': (data, speak) =>
    speak('watch-alerts.said.reopened', {
      reason: codeWords(speak, 'alerts.reopen-reason', textOf(data['reason']) ?? 'other'),
    }),
  'alert.merge': (_data, speak) => speak('watch-alerts.said.merged'),
  'alert.absorb': (_data, speak) => speak('watch-alerts.said.absorbed'),
  'alert.tie': (data, speak) =>
    speak('watch-alerts.said.tied', {
      number: textOf(data['situationNumber']) ?? '',
      event: codeWords(speak, 'alerts.event', textOf(data['event']) ?? 'other'),
    }),
  'alert.untie': (_data, speak) => speak('watch-alerts.said.untied'),
  'alert.apart': (_data, speak) => speak('watch-alerts.said.apart'),
  'alert.take': (data, speak, names) => speak('watch-alerts.said.taken', { who: who(data, speak, names) }),
  'alert.hand': (data, speak, names) => speak('watch-alerts.said.handed', { who: who(data, speak, names) }),
  'alert.escalate': (data, speak) => {
    const clock = textOf(data['clock']) ?? 'acknowledge';
    const cause = textOf(data['cause']) ?? 'deadline';
    if (clock !== 'acknowledge') {
      return speak('watch-alerts.said.ran-out', { clock: codeWords(speak, 'alerts.clock', clock) });
    }
    const rung = typeof data['rung'] === 'number' ? data['rung'] : 1;
    const seat = codeWords(speak, 'alerts.rung', seatOfRung[rung] ?? 'commander');
    return speak('watch-alerts.said.escalated', {
      why:
        cause === 'deadline'
          ? speak('watch-alerts.nobody-acknowledged')
          : capital(codeWords(speak, 'alerts.rung-cause', cause)),
      seat,
    });
  },
  'alert.settle-sender': (data, speak) =>
    speak(
      data['sender'] === 'revoked' ? 'watch-alerts.said.settled-revoked' : 'watch-alerts.said.settled-known',
    ),
  'alert.take-over': (_data, speak) => speak('watch-alerts.said.taken-over'),
};

/** One line of the timeline as a sentence. A contested act is kept, and said to be without effect. */
export function sayLine(
  line: Pick<TimelineLine, 'act' | 'outcome' | 'data'>,
  speak: Speak,
  names: Names,
): string {
  const say = sayings[line.act];
  const sentence = say ? say(line.data, speak, names) : speak('watch-alerts.said.other', { act: line.act });
  return line.outcome === 'contested' ? speak('watch-alerts.said.contested', { sentence }) : sentence;
}

/** Acts that have a sentence of their own. */
export const saidActs: readonly string[] = Object.keys(sayings);
