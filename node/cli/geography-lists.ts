// Lists of what the map is drawn on: `ulinzi road list`, `ulinzi area list`.
import type { Command } from './command.ts';
import { listCommand, type ListOf, type Row, text, word } from './list-commands.ts';

const ofArea = (name: string) => (row: Row) => String((row['properties'] as Row)[name] ?? '');

const lists: readonly ListOf[] = [
  {
    path: ['road', 'list'],
    from: '/api/roads',
    name: 'roads',
    empty: 'commands.empty',
    columns: {
      base: text('base'),
      community: text('community'),
      season: word('commands.season', 'season'),
      vehicle: word('commands.vehicle', 'vehicle'),
      minutes: (row, call) =>
        row['minutes'] === null ? call.io.speak('commands.road-closed') : String(row['minutes']),
      basis: word('commands.road-basis', 'source'),
      'as-of': text('asOf'),
    },
  },
  {
    path: ['area', 'list'],
    from: '/api/areas',
    name: 'features',
    empty: 'commands.empty',
    asks: { on: { type: 'string', value: 'DAY', help: 'commands.option.on' } },
    columns: {
      area: ofArea('slug'),
      place: ofArea('label'),
      level: (row, call) => call.io.speak(`commands.area-level.${ofArea('level')(row)}`),
      from: ofArea('from'),
      until: ofArea('until'),
      basis: ofArea('source'),
    },
  },
];

export const geographyLists: readonly Command[] = lists.map(listCommand);
