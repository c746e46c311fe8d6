import { exercise } from '@ulinzi/demo/exercise';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openFolder, openNoting, removeDataFolder, withClient } from '../database/testing/database-folder.ts';
import { readHeads } from '../log/index.ts';
import { openNode } from '../serve/index.ts';
import { clearHalfMade } from './half-made.ts';
import { isHalfSeeded, isSeeded, seedExercise } from './index.ts';

describe('an exercise whose making was cut off', () => {
  let folder: string;
  let places: Parameters<typeof seedExercise>[0];

  beforeEach(async () => {
    folder = await openFolder();
    places = { dataDir: join(folder, 'data'), keysDir: join(folder, 'keys'), log: () => undefined };
  });
  afterEach(async () => {
    await removeDataFolder(places.dataDir);
    rmSync(folder, { recursive: true, force: true });
  });

  /** Begins in another process; resolves when its node is open. */
  async function begin() {
    const program = join(import.meta.dirname, 'testing', 'seed-in-a-process.ts');
    const child = spawn(process.execPath, [program, places.dataDir, places.keysDir], {
      env: { ...process.env, NODE_ENV: 'production' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    for await (const line of createInterface(child.stdout)) if (line === 'node.open') break;
    return child;
  }

  async function kill(child: ChildProcess): Promise<void> {
    if (child.exitCode !== null) return;
    const exit = once(child, 'exit');
    child.kill('SIGKILL');
    await exit;
  }

  /** Begins in another process, and kills that once something of the registers is in the log. */
  async function cutOff(): Promise<void> {
    const child = await begin();
    while ((readHeads(places.keysDir).at(-1)?.position ?? 0) <= 10) await setTimeout(20);
    await kill(child);
  }

  /** Tables and how many rows each has, without the migrations' own. */
  async function rowsByTable(): Promise<Record<string, number>> {
    const { database } = await openNoting(places.dataDir);
    try {
      return await withClient(database.connection, async (client) => {
        const tables = await client.query<{ name: string }>(
          `select tablename as name from pg_tables where schemaname = 'public' and tablename not like 'kysely%'`,
        );
        const rows: Record<string, number> = {};
        for (const { name } of tables.rows) {
          const counted = await client.query<{ count: string }>(`select count(*) from "${name}"`);
          rows[name] = Number(counted.rows[0]?.count);
        }
        return rows;
      });
    } finally {
      await database.close();
    }
  }

  it('is noticed, taken away with everything it had made and nothing else, and made anew', async () => {
    await cutOff();
    expect(isSeeded(places.dataDir)).toBe(false);
    expect(isHalfSeeded(places.dataDir)).toBe(true);
    expect((await rowsByTable())['log']).toBeGreaterThan(10);

    writeFileSync(join(places.keysDir, 'note-of-somebody-else'), '');
    await clearHalfMade(places);
    expect(new Set(Object.values(await rowsByTable()))).toEqual(new Set([0]));
    expect(readdirSync(places.keysDir)).toEqual(['note-of-somebody-else']);

    await seedExercise(places);
    expect(isSeeded(places.dataDir)).toBe(true);
    const node = await openNode({ kind: 'exercise', ...places, port: 0 });
    try {
      const memory = node.app.core()?.memory;
      expect(memory?.registersOf('base')).toHaveLength(exercise.bases.length);
      expect(memory?.registersOf('source')).toHaveLength(exercise.sources.length);
    } finally {
      await node.close();
    }
  }, 300_000);

  it('is left alone while another process is at it', async () => {
    const child = await begin();
    try {
      await expect(seedExercise(places)).rejects.toMatchObject({ code: 'keystore/in-use' });
    } finally {
      await kill(child);
    }
  }, 120_000);
});
