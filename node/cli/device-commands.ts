// `ulinzi device code`, `list`, `revoke`, `quarantine`: phones of the field notebook, given to posts and taken away.
import { localTime } from './alert-commands.ts';
import { NodeClient, nodeOptions, printRefusal } from './client.ts';
import type { Call, Command, ExitCode } from './command.ts';
import { listCommand, text, word } from './list-commands.ts';
import { postOption } from './session-commands.ts';

const code: Command = {
  path: ['device', 'code'],
  summary: 'commands.device-code.summary',
  details: 'commands.device-code.details',
  arguments: [{ name: 'POST', help: 'commands.session.post' }],
  options: nodeOptions,
  example: 'ulinzi device code kibua-cla-1 --as administrator',
  async run(call): Promise<ExitCode> {
    const { io, json, args } = call;
    const answer = await new NodeClient(call).ask('POST', '/api/device-codes', { post: args[0] ?? '' });
    if (answer.status !== 200) return printRefusal(call, answer);
    const { code: given, until } = answer.body as { code: string; until: string };
    io.out(
      json
        ? `${JSON.stringify(answer.body)}\n`
        : `${given}\n${io.speak('commands.device-code.until', { time: localTime(until) })}\n`,
    );
    return 0;
  },
};

const list = listCommand({
  path: ['device', 'list'],
  from: '/api/devices',
  name: 'devices',
  empty: 'commands.empty',
  asks: { post: postOption },
  example: 'ulinzi device list --as nk-protection-manager',
  columns: {
    device: text('number'),
    post: text('post'),
    since: text('enrolledOn'),
    'last-used': text('seenOn'),
    state: word('devices.state', 'state'),
    waiting: text('waiting'),
    refused: text('refused'),
    number: text('id'),
  },
});

const revoke: Command = {
  path: ['device', 'revoke'],
  summary: 'commands.device-revoke.summary',
  details: 'commands.device-revoke.details',
  arguments: [{ name: 'ID', help: 'commands.device.id' }],
  options: nodeOptions,
  example: 'ulinzi device revoke 6f1c7c1e-8f0e-4a58-9b55-2d3f0d2a9a11 --as administrator',
  async run(call): Promise<ExitCode> {
    const { io, json, args } = call;
    const address = `/api/devices/${encodeURIComponent(args[0] ?? '')}/revoke`;
    const answer = await new NodeClient(call).ask('POST', address);
    if (answer.status !== 200) return printRefusal(call, answer);
    io.out(json ? `${JSON.stringify(answer.body)}\n` : `${io.speak('commands.device-revoke.done')}\n`);
    return 0;
  },
};

/** Why it is not in the log, in words; what waits does so for a newer program, or for what it is about. */
const why = (row: Readonly<Record<string, unknown>>, { io }: Call) =>
  row['refused'] ? io.speak(`refusals.${String(row['refused'])}`) : io.speak('devices.kept.waiting');

const quarantine = listCommand({
  path: ['device', 'quarantine'],
  from: '/api/devices/quarantine',
  name: 'kept',
  empty: 'commands.empty',
  example: 'ulinzi device quarantine --as nk-protection-manager',
  columns: {
    since: text('arrivedOn'),
    device: text('deviceNumber'),
    post: text('post'),
    act: text('act'),
    state: word('devices.kept', 'state'),
    why,
  },
});

export const deviceCommands: readonly Command[] = [code, list, revoke, quarantine];
