import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createKeystore, openKeystore } from './index.ts';
import {
  bytesOnDisk,
  exerciseNode,
  inAnotherProcess,
  rowsOf,
  scriptArguments,
  testFolder,
} from './testing/test-folder.ts';

const plain = new TextEncoder().encode('EXERCISE');

/** Commits batch after batch and prints the bodies of each once it is committed. */
const commitForever = `
  const keystore = openKeystore(args[0]);
  const plain = new TextEncoder().encode('EXERCISE');
  const next = () => {
    const bodies = Array.from({ length: 16 }, () => Buffer.from(keystore.seal(plain).sealed).toString('base64'));
    keystore.lineFor('+24381000' + bodies[0].length, 1_000);
    keystore.commit();
    process.stdout.write(bodies.join(' ') + '\\n', next);
  };
  next();`;

/** Starts the script, kills it with -9 after this many bytes of output, and gives the whole lines it printed. */
function killedAfter(bytes: number, script: string, ...args: string[]): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, scriptArguments(script, args));
    let out = '';
    let errors = '';
    child.stdout.on('data', (chunk) => {
      out += chunk;
      if (out.length >= bytes) child.kill('SIGKILL');
    });
    child.stderr.on('data', (chunk) => {
      errors += chunk;
    });
    child.on('close', (_code, signal) => {
      if (signal === 'SIGKILL') resolve(out.split('\n').slice(0, -1));
      else reject(new Error(errors));
    });
  });
}

test('a process killed with -9 between commit and checkpoint loses no committed key, and the lock goes with it', async () => {
  const dir = join(testFolder(), 'keys');
  createKeystore(dir, exerciseNode).close();
  for (const bytes of [1, 5_000, 60_000, 400_000]) {
    const batches = await killedAfter(bytes, commitForever, dir);
    expect(statSync(join(dir, 'keystore.sqlite-wal')).size, 'commits wait in the log').toBeGreaterThan(0);
    const keystore = openKeystore(dir);
    const opened = batches
      .flatMap((line) => line.split(' '))
      .map((body) => keystore.openBody(Buffer.from(body, 'base64')));
    expect(opened.length).toBe(batches.length * 16);
    expect(opened.every((body) => Buffer.from(body as Uint8Array).equals(plain))).toBe(true);
    keystore.close();
  }
});

test('a process killed with -9 between a destruction and its checkpoint leaves a key that is wiped at the next start', () => {
  const dir = join(testFolder(), 'keys');
  const keystore = createKeystore(dir, exerciseNode);
  const { sealed } = keystore.seal(plain);
  keystore.commit();
  keystore.close();
  const [row] = rowsOf<{ key: string }>(dir, 'SELECT hex(key) AS key FROM body_key');
  const key = Buffer.from(row!.key, 'hex');
  const killed = inAnotherProcess(
    `const { DatabaseSync } = await import('node:sqlite');
     const database = new DatabaseSync(args[0] + '/keystore.sqlite');
     database.exec('PRAGMA secure_delete = ON; UPDATE body_key SET key = zeroblob(32)');
     process.kill(process.pid, 'SIGKILL');`,
    dir,
  );
  expect(killed.signal).toBe('SIGKILL');
  expect(bytesOnDisk(dir).includes(key), 'the key is still in the file').toBe(true);
  const again = openKeystore(dir);
  expect(bytesOnDisk(dir).includes(key)).toBe(false);
  expect(again.openBody(sealed)).toEqual({ gone: true });
  again.close();
});

test('a process killed with -9 while it makes a keystore leaves a whole one or none', async () => {
  const script = `process.stdout.write('.'); createKeystore(args[0], { nodeId: 'made-by-child', kind: 'exercise' });
    process.stdout.write('x'.repeat(999)); setInterval(() => {}, 1_000);`;
  for (const bytes of [1, 1, 1, 1_000]) {
    const dir = join(testFolder(), 'keys');
    await killedAfter(bytes, script, dir);
    const isMade = existsSync(join(dir, 'keystore.sqlite'));
    const keystore = isMade ? openKeystore(dir) : createKeystore(dir, exerciseNode);
    expect(keystore.nodeId).toBe(isMade ? 'made-by-child' : exerciseNode.nodeId);
    if (bytes === 1_000) expect(isMade).toBe(true);
    keystore.close();
    expect(readdirSync(dir).filter((name) => name.includes('draft'))).toEqual([]);
  }
});
