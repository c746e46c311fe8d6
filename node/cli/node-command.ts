// `ulinzi node show`: how the running node stands, as the administrator's screen shows it.
import type { UpkeepAnswer } from '@ulinzi/domain/upkeep';
import { localTime } from './alert-commands.ts';
import { NodeClient, nodeOptions, printRefusal } from './client.ts';
import type { Call, Command, ExitCode } from './command.ts';

const mebibyte = 2 ** 20;

export const nodeShow: Command = {
  path: ['node', 'show'],
  summary: 'commands.node-show.summary',
  options: nodeOptions,
  example: 'ulinzi node show --as administrator',
  async run(call): Promise<ExitCode> {
    const answer = await new NodeClient(call).ask('GET', '/api/node');
    if (answer.status !== 200) return printRefusal(call, answer);
    const node = answer.body as unknown as UpkeepAnswer;
    if (call.json) call.io.out(`${JSON.stringify(node)}\n`);
    else for (const line of linesOf(node, call)) call.io.out(`${line}\n`);
    return node.findings.length === 0 ? 0 : 1;
  },
};

function linesOf(node: UpkeepAnswer, { io }: Call): string[] {
  const { release, kind, log, database, freeBytes, backups, findings } = node;
  const when = (backup: UpkeepAnswer['backups']['log']) =>
    backup ? localTime(backup.madeAt) : io.speak('commands.node-show.never');
  return [
    io.speak('commands.node-show.release', { release, kind, since: localTime(node.startedAt) }),
    io.speak('commands.node-show.log', { entries: log.entries, signed: log.signedThrough }),
    io.speak('commands.node-show.space', {
      used: Math.round(database.bytes / mebibyte),
      free: Math.floor(freeBytes / mebibyte),
    }),
    io.speak('commands.node-show.backup', { log: when(backups.log), keys: when(backups.keys) }),
    ...findings.map(({ message }) => `- ${message}`),
    ...(findings.length === 0 ? [io.speak('commands.node-show.well')] : []),
  ];
}
