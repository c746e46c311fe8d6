// The words of a message that was kept back: `ulinzi message words ID`. The list and the acts on it are made from their
// declarations.
import { localTime } from './alert-commands.ts';
import { NodeClient, nodeOptions, printRefusal } from './client.ts';
import type { Command, ExitCode } from './command.ts';

export const messageWords: Command = {
  path: ['message', 'words'],
  summary: 'commands.message-words.summary',
  details: 'commands.alert-words.details',
  arguments: [{ name: 'MESSAGE', help: 'commands.ref.message' }],
  options: nodeOptions,
  example: 'ulinzi message words ID --as kibua-cla-1',
  async run(call): Promise<ExitCode> {
    const answer = await new NodeClient(call).ask(
      'POST',
      `/api/messages/${encodeURIComponent(call.args[0] ?? '')}/words`,
    );
    if (answer.status !== 200) return printRefusal(call, answer);
    const words = answer.body['words'] as { at: string; words: string | null }[];
    if (call.json) call.io.out(`${JSON.stringify(answer.body)}\n`);
    else
      for (const one of words)
        call.io.out(`${localTime(one.at)}  ${one.words ?? `(${call.io.speak('alerts.channel.call')})`}\n`);
    return 0;
  },
};
