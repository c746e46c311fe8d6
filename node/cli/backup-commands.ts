// `ulinzi backup-key`, `backup` and `backup-keys`: who can open the backups of a node, and the backups themselves.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import {
  amendRecord,
  backUpKeys,
  backUpLog,
  BackupRefused,
  keepBackupsApart,
  makeBackupKey,
  readRecord,
  recipientIn,
} from '../backup/index.ts';
import { type Keystore, KeystoreRefused, openKeystore } from '../keystore/index.ts';
import { isSignedBy, readHeads, readPublicKey, signedHead, type SignedHead } from '../log/index.ts';
import { orSaid } from './backup-words.ts';
import { type Call, type Command, type ExitCode, MachineCannot, type Option } from './command.ts';
import { folders, openLog } from './log-commands.ts';
import { type Places, placesOf } from './serve.ts';

const { data, keys } = folders as Readonly<Record<'data' | 'keys', Option>>;

const backupKey: Command = {
  path: ['backup-key'],
  summary: 'commands.backup-key.summary',
  details: 'commands.backup-key.details',
  options: {
    to: { type: 'string', value: 'FILE', required: true, help: 'commands.backup-key.to' },
    data,
    keys,
    replace: { type: 'boolean', help: 'commands.backup-key.replace' },
  },
  example: 'ulinzi backup-key --to /media/stick/ulinzi.key --keys DIR',
  run: (call) =>
    orSaid<ExitCode>(call.io.speak, () => {
      const { io, options, json } = call;
      const { keysDir, dataDir } = placesOf(call);
      const file = resolve(io.cwd, String(options['to']));
      if (!existsSync(join(keysDir, 'keystore.sqlite')))
        throw new KeystoreRefused('keystore/missing', { dir: keysDir });
      if (readRecord(keysDir).recipient !== undefined && options['replace'] !== true)
        throw new BackupRefused('recipient-exists');
      // A key beside what it opens protects nothing.
      if ([keysDir, dataDir].some((dir) => file.startsWith(`${dir}/`))) throw new BackupRefused('key-beside');
      const recipient = makeBackupKey(file);
      amendRecord(keysDir, { recipient });
      io.out(
        json ? `${JSON.stringify({ recipient })}\n` : `${io.speak('commands.backup-key.done', { file })}\n`,
      );
      return 0;
    }),
};

const backup: Command = {
  path: ['backup'],
  summary: 'commands.backup.summary',
  details: 'commands.backup.details',
  options: { to: { type: 'string', value: 'DIR', required: true, help: 'commands.backup.to' }, ...folders },
  example: 'ulinzi backup --to /media/stick/log --data DIR --keys DIR',
  run: (call) => orSaid(call.io.speak, () => runBackup(call)),
};

async function runBackup(call: Call): Promise<ExitCode> {
  const { io, json } = call;
  const places = placesOf(call);
  const dir = resolve(io.cwd, String(call.options['to']));
  keepBackupsApart(dir, places.keysDir);
  keepBackupsApart(dir, places.dataDir);
  const recipient = recipientIn(places.keysDir);
  const keystore = keystoreUnlessHeld(places);
  try {
    // A running node signs its newest row every second: what it has answered by now is in the next head.
    if (!keystore) await setTimeout(1_500);
    const database = await openLog(call, places);
    try {
      const now = Date.now();
      const made = await backUpLog({
        connection: database.connection,
        dir,
        recipient,
        headOf: (tail, hashAt) =>
          keystore
            ? signedHead(tail, now, (bytes) => keystore.signHead(bytes))
            : newestHead(places.keysDir, tail.position, hashAt),
        now,
        progress: (rows) => io.progress(io.speak('commands.backup.progress', { rows })),
        signal: io.signal,
      });
      amendRecord(places.keysDir, { log: { at: now, to: dir, position: made.position } });
      if (json) io.out(`${JSON.stringify(made)}\n`);
      else if (made.file === null) io.out(`${io.speak('commands.backup.nothing-new')}\n`);
      else io.out(`${io.speak('commands.backup.done', { rows: made.rows, file: made.file })}\n`);
      return 0;
    } finally {
      await database.close();
    }
  } finally {
    keystore?.close();
  }
}

/** The keystore of a node that is stopped; null while a running one holds it. */
function keystoreUnlessHeld({ keysDir, dataDir }: Places): Keystore | null {
  try {
    return openKeystore(keysDir, { dataFolder: dataDir });
  } catch (error) {
    if (error instanceof KeystoreRefused && error.code === 'keystore/in-use') return null;
    throw error;
  }
}

/** The newest head that the node has signed and that is of the log as it stands. */
async function newestHead(
  keysDir: string,
  through: number,
  hashAt: (position: number) => Promise<string | undefined>,
): Promise<SignedHead | undefined> {
  const publicKey = readPublicKey(keysDir);
  for (const head of readHeads(keysDir).reverse()) {
    if (publicKey === null || head.position > through || !isSignedBy(head, publicKey)) continue;
    return (await hashAt(head.position)) === head.hash ? head : undefined;
  }
  return undefined;
}

const backupKeys: Command = {
  path: ['backup-keys'],
  summary: 'commands.backup-keys.summary',
  details: 'commands.backup-keys.details',
  options: {
    to: { type: 'string', value: 'DIR', required: true, help: 'commands.backup-keys.to' },
    data,
    keys,
  },
  example: 'ulinzi backup-keys --to /media/other-stick/keys --data DIR --keys DIR',
  run: (call) =>
    orSaid<ExitCode>(call.io.speak, async (): Promise<ExitCode> => {
      const { io, json, options } = call;
      const places = placesOf(call);
      const dir = resolve(io.cwd, String(options['to']));
      keepBackupsApart(dir, places.dataDir);
      keepBackupsApart(dir, places.keysDir);
      const record = readRecord(places.keysDir);
      if (record.log) keepBackupsApart(record.log.to, dir);
      const recipient = recipientIn(places.keysDir);
      const keystore = keystoreUnlessHeld(places);
      if (!keystore) throw new MachineCannot(io.speak('commands.backup-refused.node-runs'));
      try {
        const now = Date.now();
        const logThrough = record.log?.position ?? 0;
        const made = await backUpKeys({ keystore, dir, recipient, logThrough, now, signal: io.signal });
        amendRecord(places.keysDir, { keys: { at: now, to: dir } });
        if (json) io.out(`${JSON.stringify(made)}\n`);
        else io.out(`${io.speak('commands.backup-keys.done', made)}\n`);
        return 0;
      } finally {
        keystore.close();
      }
    }),
};

export const backupCommands: readonly Command[] = [backupKey, backup, backupKeys];
