// `ulinzi keystore attend|unattend`, on the folders of a node that is stopped; `ulinzi unlock` and `ulinzi lock`, on one
// that runs. A passphrase comes from standard input: a command line is read by others, and kept.
import { passphraseFault } from '@ulinzi/domain/access';
import { attendKeystore, unattendKeystore } from '../keystore/index.ts';
import { NodeClient, nodeOptions, printRefusal } from './client.ts';
import { type Call, type Command, DataRefused, type ExitCode, type Option } from './command.ts';
import { placesOf } from './serve.ts';

/** Longer than one for a post: whoever has the disk tries where nobody makes him wait. */
const leastLetters = 16;

const keys: Option = { type: 'string', value: 'DIR', help: 'commands.serve.keys', required: true };

const attend: Command = {
  path: ['keystore', 'attend'],
  summary: 'commands.keystore-attend.summary',
  details: 'commands.keystore-attend.details',
  options: { keys },
  example: 'ulinzi keystore attend --keys DIR',
  async run(call): Promise<ExitCode> {
    const { io } = call;
    const passphrase = asked(call);
    if ([...passphrase].length < leastLetters || passphraseFault(passphrase, 'ulinzi') !== null)
      throw new DataRefused(io.speak('commands.keystore-attend.weak', { least: leastLetters }));
    await attendKeystore(placesOf(call).keysDir, passphrase);
    return said(call, { attended: true }, 'commands.keystore-attend.done');
  },
};

const unattend: Command = {
  path: ['keystore', 'unattend'],
  summary: 'commands.keystore-unattend.summary',
  details: 'commands.keystore-unattend.details',
  options: { keys },
  example: 'ulinzi keystore unattend --keys DIR',
  async run(call): Promise<ExitCode> {
    await unattendKeystore(placesOf(call).keysDir, asked(call));
    return said(call, { attended: false }, 'commands.keystore-unattend.done');
  },
};

const unlock: Command = {
  path: ['unlock'],
  summary: 'commands.unlock.summary',
  details: 'commands.unlock.details',
  options: { url: nodeOptions['url'] as Option },
  example: 'ulinzi unlock',
  async run(call): Promise<ExitCode> {
    const answer = await new NodeClient(call).ask('POST', '/api/unlock', { passphrase: asked(call) });
    if (answer.status !== 200) return printRefusal(call, answer);
    return said(call, answer.body, 'commands.unlock.done');
  },
};

const lock: Command = {
  path: ['lock'],
  summary: 'commands.lock.summary',
  options: nodeOptions,
  example: 'ulinzi lock --keys DIR',
  async run(call): Promise<ExitCode> {
    const answer = await new NodeClient(call).ask('POST', '/api/lock');
    if (answer.status !== 200) return printRefusal(call, answer);
    if (answer.body['locked'] === true) return said(call, answer.body, 'commands.lock.done');
    said(call, answer.body, 'commands.lock.unattended');
    return 1;
  },
};

type Saying =
  | 'commands.keystore-attend.done'
  | 'commands.keystore-unattend.done'
  | 'commands.unlock.done'
  | 'commands.lock.done'
  | 'commands.lock.unattended';

function said({ io, json }: Call, answer: object, words: Saying): ExitCode {
  io.out(json ? `${JSON.stringify(answer)}\n` : `${io.speak(words)}\n`);
  return 0;
}

function asked({ io }: Call): string {
  if (process.stdin.isTTY) io.err(`${io.speak('commands.unlock.asked')}\n`);
  return io.line?.() ?? '';
}

export const keystoreCommands: readonly Command[] = [attend, unattend];
export const lockCommands: readonly Command[] = [unlock, lock];
