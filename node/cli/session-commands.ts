// `ulinzi session list` and `ulinzi session revoke`: which screens are signed in, and ending one that was lost.
import { NodeClient, nodeOptions, printRefusal } from './client.ts';
import { type Call, type Command, type ExitCode, type Option, UsageError } from './command.ts';
import { listCommand, text, yes } from './list-commands.ts';

/** Sessions and devices are of one, or all that a post has. */
export const postOption: Option = { type: 'string', value: 'POST', help: 'commands.session.post' };

const list = listCommand({
  path: ['session', 'list'],
  from: '/api/sessions',
  name: 'sessions',
  empty: 'commands.empty',
  asks: { post: postOption },
  example: 'ulinzi session list --post kibua-cla-1 --as administrator',
  columns: {
    number: text('id'),
    post: text('post'),
    since: text('startedOn'),
    'last-used': text('usedOn'),
    desk: yes('isDesk'),
  },
});

const revoke: Command = {
  path: ['session', 'revoke'],
  summary: 'commands.session-revoke.summary',
  details: 'commands.session-revoke.details',
  arguments: [{ name: 'ID', help: 'commands.session.id', optional: true }],
  options: { post: postOption, ...nodeOptions },
  example: 'ulinzi session revoke --post kibua-cla-1 --as administrator',
  async run(call): Promise<ExitCode> {
    const { io, json, args } = call;
    if ((args[0] === undefined) === (call.options['post'] === undefined))
      throw new UsageError(io.speak('commands.session-revoke.one-of'));
    const client = new NodeClient(call);
    const ids = args[0] === undefined ? await idsOfPost(call, client) : [args[0]];
    if (typeof ids === 'number') return ids;
    for (const id of ids) {
      const answer = await client.ask('POST', `/api/sessions/${encodeURIComponent(id)}/revoke`);
      if (answer.status !== 200) return printRefusal(call, answer);
    }
    io.out(
      json
        ? `${JSON.stringify({ revoked: ids })}\n`
        : `${io.speak('commands.session-revoke.done', { count: ids.length })}\n`,
    );
    return 0;
  },
};

async function idsOfPost(call: Call, client: NodeClient): Promise<string[] | ExitCode> {
  const of = encodeURIComponent(String(call.options['post']));
  const answer = await client.ask('GET', `/api/sessions?post=${of}`);
  if (answer.status !== 200) return printRefusal(call, answer);
  return (answer.body['sessions'] as { id: string }[]).map(({ id }) => id);
}

export const sessionCommands: readonly Command[] = [list, revoke];
