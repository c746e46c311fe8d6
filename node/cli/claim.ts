// `ulinzi claim CODE`: a person takes her post; her token is kept in a file that only she can read.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command, ExitCode } from './command.ts';
import { NodeClient, printRefusal, tokenFolder } from './client.ts';

export const claim: Command = {
  path: ['claim'],
  summary: 'commands.claim.summary',
  arguments: [{ name: 'CODE', help: 'commands.claim.code' }],
  options: { url: { type: 'string', value: 'URL', help: 'commands.option.url' } },
  example: 'ulinzi claim ABCDE-FGHJK-LMNPQ-RSTUV',
  async run(call): Promise<ExitCode> {
    const { io, args, json } = call;
    const answer = await new NodeClient(call).ask('POST', '/api/claims', { code: args[0] ?? '' });
    if (answer.status !== 200) return printRefusal(call, answer);
    const { token, post } = answer.body as { token: string; post: string };
    const folder = tokenFolder(io.env);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const file = join(folder, `${post}.token`);
    writeFileSync(file, `${token}\n`, { mode: 0o600 });
    io.out(
      json ? `${JSON.stringify({ post, file })}\n` : `${io.speak('commands.claim.done', { post, file })}\n`,
    );
    return 0;
  },
};
