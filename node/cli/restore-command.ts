// `ulinzi restore`: a node put back from its backups, on a machine that has nothing of it.
import { resolve } from 'node:path';
import { readBackupKey, restore, type Restored } from '../backup/index.ts';
import { NodeClock } from '../log/index.ts';
import { orSaid } from './backup-words.ts';
import { type Call, type Command, type ExitCode } from './command.ts';
import { folders } from './log-commands.ts';
import { placesOf } from './serve.ts';

export const restoreNode: Command = {
  path: ['restore'],
  summary: 'commands.restore.summary',
  details: 'commands.restore.details',
  options: {
    from: { type: 'string', value: 'DIR', required: true, help: 'commands.restore.from' },
    'keys-from': { type: 'string', value: 'DIR', required: true, help: 'commands.restore.keys-from' },
    key: { type: 'string', value: 'FILE', required: true, help: 'commands.restore.key' },
    ...folders,
    real: { type: 'boolean', help: 'commands.restore.real' },
  },
  example:
    'ulinzi restore --from /media/stick/log --keys-from /media/other-stick/keys --key ulinzi.key --data DIR --keys DIR',
  run: (call) => orSaid(call.io.speak, () => runRestore(call)),
};

async function runRestore(call: Call): Promise<ExitCode> {
  const { io, options, json } = call;
  const at = (name: string) => resolve(io.cwd, String(options[name]));
  const restored = await restore({
    ...placesOf(call),
    from: at('from'),
    keysFrom: at('keys-from'),
    key: readBackupKey(at('key')),
    kind: options['real'] === true ? 'real' : 'exercise',
    clock: new NodeClock(),
    progress: (step, rows) => io.progress(io.speak(`commands.restore.${step}`, { rows })),
  });
  if (json) io.out(`${JSON.stringify(restored)}\n`);
  else io.out(said(restored, call));
  return 0;
}

function said({ rows, incarnation, held, destroyedAgain, missingRows }: Restored, { io }: Call): string {
  const lines = [io.speak('commands.restore.done', { rows, incarnation })];
  if (destroyedAgain > 0) lines.push(io.speak('commands.restore.destroyed-again', { keys: destroyedAgain }));
  if (missingRows > 0) lines.push(io.speak('commands.restore.missing-rows', { rows: missingRows }));
  if (held > 0) lines.push(io.speak('commands.restore.held', { held, line: 'ulinzi outgoing list' }));
  return lines.map((line) => `${line}\n`).join('');
}
