// What the log holds of a day or a week, as facts that a report takes over: nothing is typed twice. Pure but for its words.
import type { PrefillAnswer } from '@ulinzi/domain/reports';
import type { Speak } from '@ulinzi/words/for-web';
import { codeWords } from '../../shared/code-words.ts';
import type { Fact } from './draft.ts';

function alertFact(alert: PrefillAnswer['alerts'][number], speak: Speak): Fact {
  const parts = [
    alert.communityLabel ?? speak('watch-reports.no-place-known'),
    alert.event && codeWords(speak, 'alerts.event', alert.event),
    alert.decision && codeWords(speak, 'alerts.decision', alert.decision),
    alert.outcome && codeWords(speak, 'alerts.outcome', alert.outcome),
    alert.owed > 0 && speak('watch-reports.fact.told', { told: alert.told, owed: alert.owed }),
  ].filter(Boolean);
  return {
    key: `alert ${alert.id}`,
    alert: alert.id,
    section: null,
    words: speak('watch-reports.fact.alert', { number: alert.number, said: parts.join(', ') }),
  };
}

/** Alerts first, then what was heard, done and promised; each sentence with the section it goes into. */
export function factsOf(prefill: PrefillAnswer, speak: Speak): Fact[] {
  const { contacts, activities, promises } = prefill;
  return [
    ...prefill.alerts.map((alert) => alertFact(alert, speak)),
    ...(contacts.expected > 0
      ? [
          {
            key: 'contacts',
            alert: null,
            section: 'security' as const,
            words: speak('watch-reports.fact.contacts', contacts),
          },
        ]
      : []),
    ...activities.map(({ activity, reports, minutes }) => ({
      key: `activity ${activity}`,
      alert: null,
      section: 'authorities' as const,
      words: speak('watch-reports.fact.activity', {
        activity: codeWords(speak, 'reports.activity', activity),
        count: reports,
        minutes,
      }),
    })),
    ...promises.map(({ id, communityLabel, kind, due, standing }) => ({
      key: `promise ${id}`,
      alert: null,
      section: 'planned' as const,
      words: speak('watch-reports.fact.promise', {
        place: communityLabel,
        kind: codeWords(speak, 'alerts.promise-kind', kind),
        due,
        standing: codeWords(speak, 'alerts.promise', standing),
      }),
    })),
  ];
}
