// `ulinzi passkey list` and `ulinzi passkey remove`: devices that open an account by themselves, and taking one away that
// was lost. They are added at a screen only: it is the browser that asks the device.
import { NodeClient, nodeOptions, printRefusal } from './client.ts';
import { type Command, type ExitCode, UsageError } from './command.ts';
import { listCommand, text, word, yes } from './list-commands.ts';
import { postOption } from './session-commands.ts';

const list = listCommand({
  path: ['passkey', 'list'],
  from: '/api/passkeys',
  name: 'passkeys',
  empty: 'commands.empty',
  asks: { post: postOption },
  example: 'ulinzi passkey list --post kibua-cla-1 --as administrator',
  columns: {
    number: text('id'),
    device: word('watch-access.in', 'device'),
    name: text('name'),
    since: text('addedOn'),
    'last-used': text('usedOn'),
    copied: yes('isSynced'),
  },
});

const remove: Command = {
  path: ['passkey', 'remove'],
  summary: 'commands.passkey-remove.summary',
  details: 'commands.passkey-remove.details',
  arguments: [{ name: 'ID', help: 'commands.passkey.id', optional: true }],
  options: { post: postOption, ...nodeOptions },
  example: 'ulinzi passkey remove --post kibua-cla-1 --as administrator',
  async run(call): Promise<ExitCode> {
    const { io, json, args } = call;
    const [id] = args;
    const of = call.options['post'];
    if ((id === undefined) === (of === undefined))
      throw new UsageError(io.speak('commands.passkey-remove.one-of'));
    const client = new NodeClient(call);
    const answer =
      id === undefined
        ? await client.ask('POST', '/api/passkeys/revoke', { post: String(of) })
        : await client.ask('POST', `/api/passkeys/${encodeURIComponent(id)}/remove`);
    if (answer.status !== 200) return printRefusal(call, answer);
    const count = id === undefined ? Number(answer.body['removed']) : 1;
    io.out(
      json ? `${JSON.stringify(answer.body)}\n` : `${io.speak('commands.passkey-remove.done', { count })}\n`,
    );
    return 0;
  },
};

export const passkeyCommands: readonly Command[] = [list, remove];
