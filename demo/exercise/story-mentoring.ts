// Questions between the offices and the bases, and the talks of mentors with Assistants in the last two months, one of
// which was missed. EXERCISE.
import type { Step } from './exercise.ts';
import { followed } from './followed.ts';
import { posts } from './posts.ts';

const questions: readonly Step[] = [
  ...followed(
    'question',
    'question ntoto road',
    [
      3.2,
      'nk-protection-manager',
      'ask',
      {
        line: 'office',
        base: 'kibua',
        community: 'ntoto',
        words: 'EXERCICE : la route de Ntoto passe-t-elle encore après les pluies de cette semaine ?',
      },
    ],
    [2.7, 'kibua-cla-1', 'answer', { words: 'EXERCICE : oui, en jeep. Les camions restent au pont.' }],
    [2.5, 'nk-protection-manager', 'end'],
  ),
  ...followed('question', 'question beni school', [
    1.1,
    'nk-head-of-office',
    'ask',
    {
      line: 'office',
      base: 'beni',
      community: 'oicha',
      words: 'EXERCICE : combien de ménages dans l’école d’Oicha ?',
    },
  ]),
  ...followed('question', 'question kibua patrol', [
    0.7,
    'kibua-cla-2',
    'ask',
    {
      line: 'office',
      community: 'kashebere',
      words: 'EXERCICE : quand l’équipe viendra-t-elle à Kashebere ?',
    },
  ]),
  ...followed(
    'question',
    'question walikale alone',
    [1.9, 'walikale-cla-1', 'ask', { line: 'mentor', words: 'EXERCICE : puis-je vous appeler ce soir ?' }],
    [1.7, 'nk-protection-manager', 'answer', { words: 'EXERCICE : oui, après 18:00.' }],
  ),
];

const mentorOf = {
  nk: 'nk-protection-manager',
  sk: 'sk-protection-manager',
  it: 'it-protection-manager',
} as const;
const ways = ['in-person', 'call', 'call', 'written'] as const;

/** The talk that was not held last month. */
const missed = 'walikale-cla-2';

const provinceOfBase: Readonly<Record<string, keyof typeof mentorOf>> = {
  kibua: 'nk',
  walikale: 'nk',
  nyabiondo: 'nk',
  beni: 'nk',
  mwenga: 'sk',
  uvira: 'sk',
  bunia: 'it',
};

/** Typed in yesterday, each with the day on which it was held. */
const talks: readonly Step[] = posts
  .filter(({ role, base }) => role === 'assistant' && provinceOfBase[base ?? ''] !== undefined)
  .flatMap(({ slug, base }, nth) =>
    [2, 1]
      .filter((monthsAgo) => slug !== missed || monthsAgo === 2)
      .map(
        (monthsAgo): Step => ({
          minutesAgo: 1_500 - nth * 3 - monthsAgo,
          kind: 'act',
          act: 'mentoring.hold',
          by: mentorOf[provinceOfBase[base ?? ''] ?? 'nk'],
          fields: {
            post: slug,
            on: { monthsAgo, dayOfMonth: 4 + ((nth * 5 + monthsAgo) % 20) },
            way: ways[(nth + monthsAgo) % ways.length],
            reports: 2 + ((nth + monthsAgo) % 4),
            promptness: 3 + (nth % 3),
            sourceSafety: 3 + ((nth + monthsAgo) % 3),
            ...(nth % 4 === 0 && {
              words: 'EXERCICE : préciser le lieu et la date, sans jamais nommer qui a parlé.',
            }),
          },
        }),
      ),
  );

export const storyMentoring: readonly Step[] = [...questions, ...talks];
