// Texts that are opened one by one, each a noted read: `ulinzi alert words 4821`, `alert notes`, `message words ID`.
import { localTime } from './alert-commands.ts';
import { NodeClient, nodeOptions, printRefusal } from './client.ts';
import type { Call, Command, ExitCode } from './command.ts';

interface Text {
  readonly at: string;
  readonly words: string | null;
}

interface TextsOf<One extends Text> {
  readonly path: readonly [string, 'words' | 'notes'];
  /** What stands before the id in the address. */
  readonly under: string;
  readonly argument: { readonly name: string; readonly help: string };
  readonly details: string;
  readonly example: string;
  readonly said: (one: One, call: Call) => string;
}

function textsCommand<One extends Text>(texts: TextsOf<One>): Command {
  const [subject, part] = texts.path;
  return {
    path: texts.path,
    summary: `commands.${subject}-${part}.summary`,
    details: texts.details,
    arguments: [texts.argument],
    options: nodeOptions,
    example: texts.example,
    async run(call): Promise<ExitCode> {
      const address = `${texts.under}/${encodeURIComponent(call.args[0] ?? '')}/${part}`;
      const answer = await new NodeClient(call).ask('POST', address);
      if (answer.status !== 200) return printRefusal(call, answer);
      if (call.json) call.io.out(`${JSON.stringify(answer.body)}\n`);
      else
        for (const one of answer.body[part] as One[])
          call.io.out(`${localTime(one.at)}  ${texts.said(one, call)}\n`);
      return 0;
    },
  };
}

/** A call has no words. */
const wordsOrCall = ({ words }: Text, { io }: Call) => words ?? `(${io.speak('alerts.channel.call')})`;

const alert = { under: '/api/alerts', argument: { name: 'NUMBER', help: 'commands.ref.alert' } } as const;

export const sealedTextCommands: readonly Command[] = [
  textsCommand({
    ...alert,
    path: ['alert', 'words'],
    details: 'commands.alert-words.details',
    example: 'ulinzi alert words 4821 --as kibua-cla-1',
    said: wordsOrCall,
  }),
  textsCommand<Text & { readonly act: string }>({
    ...alert,
    path: ['alert', 'notes'],
    details: 'commands.alert-notes.details',
    example: 'ulinzi alert notes 4821 --as kibua-commander',
    said: ({ act, words }) => `${act}  ${words ?? '-'}`,
  }),
  textsCommand({
    under: '/api/messages',
    argument: { name: 'MESSAGE', help: 'commands.ref.message' },
    path: ['message', 'words'],
    details: 'commands.alert-words.details',
    example: 'ulinzi message words ID --as kibua-cla-1',
    said: wordsOrCall,
  }),
];
