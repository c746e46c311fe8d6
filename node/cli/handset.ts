// The exercise's handset on the command line: write or ring as anybody, and read what came to a phone.
import type { Command, ExitCode } from './command.ts';
import { localTime } from './alert-commands.ts';
import { NodeClient, nodeOptions, printRefusal } from './client.ts';

const options = {
  gateway: { type: 'string', value: 'GATEWAY', help: 'commands.handset.gateway' },
  url: nodeOptions['url'] as NonNullable<(typeof nodeOptions)['url']>,
  keys: nodeOptions['keys'] as NonNullable<(typeof nodeOptions)['keys']>,
} as const;

const handsetSend: Command = {
  path: ['handset', 'send'],
  summary: 'commands.handset-send.summary',
  arguments: [
    { name: 'PHONE', help: 'commands.handset.phone' },
    { name: 'WORDS', help: 'commands.handset.words', many: true },
  ],
  options,
  example: 'ulinzi handset send +243810000231 "Batu ba silaha ku soko"',
  async run(call): Promise<ExitCode> {
    const [from, ...words] = call.args;
    return sendFrom(call, { from, text: words.join(' '), kind: 'text' });
  },
};

const handsetRing: Command = {
  path: ['handset', 'ring'],
  summary: 'commands.handset-ring.summary',
  arguments: [{ name: 'PHONE', help: 'commands.handset.phone' }],
  options,
  example: 'ulinzi handset ring +243810000231',
  run: async (call) => sendFrom(call, { from: call.args[0], kind: 'call' }),
};

const handsetInbox: Command = {
  path: ['handset', 'inbox'],
  summary: 'commands.handset-inbox.summary',
  arguments: [{ name: 'PHONE', help: 'commands.handset.phone' }],
  options,
  example: 'ulinzi handset inbox +243810000231',
  async run(call): Promise<ExitCode> {
    const answer = await new NodeClient(call).ask('POST', `/api/gateways/${gatewayOf(call)}/inbox`, {
      number: call.args[0],
    });
    if (answer.status !== 200) return printRefusal(call, answer);
    const texts = answer.body['texts'] as { text: string; at: number }[];
    if (call.json) call.io.out(`${JSON.stringify(answer.body)}\n`);
    else if (texts.length === 0) call.io.out(`${call.io.speak('commands.handset.empty')}\n`);
    else for (const one of texts) call.io.out(`${localTime(new Date(one.at).toISOString())}  ${one.text}\n`);
    return 0;
  },
};

type Call = Parameters<Command['run']>[0];

function gatewayOf(call: Call): string {
  return encodeURIComponent(String(call.options['gateway'] ?? 'exercise'));
}

async function sendFrom(call: Call, body: object): Promise<ExitCode> {
  const answer = await new NodeClient(call).ask('POST', `/api/gateways/${gatewayOf(call)}/messages`, body);
  if (answer.status !== 200) return printRefusal(call, answer);
  const { fate, alert } = answer.body as { fate: string; alert: string | null };
  if (call.json) call.io.out(`${JSON.stringify(answer.body)}\n`);
  else call.io.out(`${call.io.speak(`alerts.fate.${fate}`)}${alert ? ` ${alert}` : ''}\n`);
  return 0;
}

/** `ulinzi handset ...`: the exercise's phones. */
export const handsetCommands: readonly Command[] = [handsetSend, handsetRing, handsetInbox];
