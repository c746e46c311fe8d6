// Contacts that are agreed on where there is no network: one that is kept, one with a village and one with a base that
// did not come. What did not come raises itself when the exercise is opened. EXERCISE.
import type { Step } from './exercise.ts';

const hour = 60;
const day = 24 * hour;
const everyDay = [1, 2, 3, 4, 5, 6, 7];
const kibua = { seat: 'assistant', scope: 'kibua' } as const;
const province = 'nk-duty-officer';

function agreed(
  name: string,
  by: Extract<Step, { kind: 'act' }>['by'],
  fields: Readonly<Record<string, unknown>>,
  heardMinutesAgo: number,
): Step[] {
  return [
    {
      minutesAgo: 4 * day,
      kind: 'act',
      act: 'contact.schedule',
      by,
      as: name,
      fields: { hours: ['06:30', '17:30'], days: everyDay, graceMinutes: 30, ...fields },
    },
    {
      minutesAgo: heardMinutesAgo - 6,
      kind: 'act',
      act: 'contact.heard',
      by,
      on: name,
      fields: { heardAt: { minutesAgo: heardMinutesAgo } },
    },
  ];
}

export const storyContacts: readonly Step[] = [
  ...agreed('contact kept', kibua, { base: 'kibua', community: 'luvungi-walikale', way: 'hf' }, 40),
  ...agreed('contact missed', kibua, { base: 'kibua', community: 'ntoto', way: 'hf' }, 2 * day - 3 * hour),
  ...agreed('base missed', province, { base: 'kibua', way: 'satellite' }, 2 * day + 5 * hour),
];
