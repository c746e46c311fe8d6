// `ulinzi session list` and `ulinzi session revoke`: which screens are signed in, and ending one that was lost.
import { type Answer, NodeClient, nodeOptions, printRefusal } from './client.ts';
import { type Call, type Command, type ExitCode, type Option, UsageError } from './command.ts';
import { textTable } from './text-table.ts';

interface Session {
  readonly id: string;
  readonly post: string;
  readonly startedOn: string;
  readonly usedOn: string;
  readonly isDesk: boolean;
}

const options: Readonly<Record<string, Option>> = {
  post: { type: 'string', value: 'POST', help: 'commands.session.post' },
  ...nodeOptions,
};

function sessionsOf({ options: given }: Call, client: NodeClient): Promise<Answer> {
  const post = given['post'];
  const search = post === undefined ? '' : `?post=${encodeURIComponent(String(post))}`;
  return client.ask('GET', `/api/sessions${search}`);
}

const list: Command = {
  path: ['session', 'list'],
  summary: 'commands.session-list.summary',
  options,
  example: 'ulinzi session list --post kibua-cla-1 --as administrator',
  async run(call): Promise<ExitCode> {
    const { io, json } = call;
    const answer = await sessionsOf(call, new NodeClient(call));
    if (answer.status !== 200) return printRefusal(call, answer);
    const sessions = answer.body['sessions'] as Session[];
    if (json) io.out(`${JSON.stringify(answer.body)}\n`);
    else if (sessions.length === 0) io.out(`${io.speak('commands.empty')}\n`);
    else {
      const heads = ['number', 'post', 'since', 'last-used', 'desk'].map((head) =>
        io.speak(`cli.column.${head}`),
      );
      const rows = sessions.map(({ id, post, startedOn, usedOn, isDesk }) => [
        id,
        post,
        startedOn,
        usedOn,
        io.speak(isDesk ? 'cli.yes' : 'cli.no'),
      ]);
      io.out(textTable(heads, rows));
    }
    return 0;
  },
};

const revoke: Command = {
  path: ['session', 'revoke'],
  summary: 'commands.session-revoke.summary',
  details: 'commands.session-revoke.details',
  arguments: [{ name: 'ID', help: 'commands.session.id', optional: true }],
  options,
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
  const answer = await sessionsOf(call, client);
  if (answer.status !== 200) return printRefusal(call, answer);
  return (answer.body['sessions'] as Session[]).map(({ id }) => id);
}

export const sessionCommands: readonly Command[] = [list, revoke];
