// Two weekly drills of Kibua that are over: of one village nothing came in either. EXERCISE.
import type { Step } from './exercise.ts';
import { sources } from './sources.ts';

const hour = 60;
const day = 24 * hour;
const kibua = { seat: 'assistant', scope: 'kibua' } as const;

/** A drill of three hours, called the day before; each answer is told apart from an alarm a minute after it came. */
function drill(name: string, minutesAgo: number, answered: readonly string[]): Step[] {
  const fields = {
    base: 'kibua',
    from: { minutesAgo },
    until: { minutesAgo: minutesAgo - 3 * hour },
  };
  return [
    { minutesAgo: minutesAgo + day, kind: 'act', act: 'drill.call', by: kibua, as: name, fields },
    ...answered.flatMap((digits, nth): Step[] => {
      const source = sources.find((one) => one.digits === digits);
      if (!source) throw new Error(`no such source: ${digits}`);
      const bip = `${name} ${digits}`;
      const at = minutesAgo - 8 - nth * 19;
      return [
        { minutesAgo: at, kind: 'message', from: source.number, text: null, answer: bip },
        {
          minutesAgo: at - 1,
          kind: 'act',
          act: 'message.discard',
          by: kibua,
          on: bip,
          fields: { reason: 'test' },
        },
      ];
    }),
  ];
}

export const storyDrills: readonly Step[] = [
  ...drill('drill before last', 13 * day + 20 * hour, ['4712', '7082', '3162', '9199', '4516']),
  ...drill('last drill', 6 * day + 20 * hour, ['4516', '7082', '3162', '9199', '5920']),
];
