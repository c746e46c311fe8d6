// `ulinzi place find`: which place a name may mean.
import type { FoundPlaces } from '@ulinzi/domain/communities';
import { NodeClient, nodeOptions, printRefusal } from './client.ts';
import type { Call, Command, ExitCode } from './command.ts';
import { textTable } from './text-table.ts';

export const findPlace: Command = {
  path: ['place', 'find'],
  summary: 'commands.place-find.summary',
  details: 'commands.place-find.details',
  arguments: [{ name: 'NAME', help: 'commands.place-find.name' }],
  options: {
    base: { type: 'string', value: 'BASE', help: 'commands.place-find.base' },
    ...nodeOptions,
  },
  example: 'ulinzi place find "Livungi" --as kibua-cla-1',
  async run(call): Promise<ExitCode> {
    const { io, json, options, args } = call;
    const question = new URLSearchParams({ q: args[0] ?? '' });
    if (options['base'] !== undefined) question.set('base', String(options['base']));
    const answer = await new NodeClient(call).ask('GET', `/api/places?${question.toString()}`);
    if (answer.status !== 200) return printRefusal(call, answer);
    const found = answer.body as unknown as FoundPlaces;
    if (json) io.out(`${JSON.stringify(found)}\n`);
    else io.out(found.places.length > 0 ? tableOf(call, found) : `${io.speak('commands.place-find.none')}\n`);
    return found.places.length > 0 ? 0 : 1;
  },
};

function tableOf({ io }: Call, { places }: FoundPlaces): string {
  const heads = ['community', 'place', 'base', 'territory', 'why', 'name', 'sure'];
  return textTable(
    heads.map((head) => io.speak(`cli.column.${head}`)),
    places.map((place) => [
      place.slug,
      place.label,
      place.base,
      place.territory ?? '',
      io.speak(`commands.why.${place.why}`),
      place.name,
      io.speak(`commands.sure.${place.sure}`),
    ]),
  );
}
