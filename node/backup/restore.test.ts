import { cpSync, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ulinzi } from '../cli/testing/terminal.ts';
import { phones } from '../testing/test-node.ts';
import { BackedUpNode } from './testing/backed-up-node.ts';
import { BareMachine } from './testing/bare-machine.ts';

const readings = {
  alert: 'no',
  due: 'subject_no, kind',
  register: 'no',
  page: 'id',
  shown_alert: 'circle, no',
  shown_register: 'no, view',
  alert_count: 'circle, day, province, base, event',
  protected_read: 'segment, n',
  clock_step: 'position',
  key_destruction: 'position',
};
async function rowsOf(url: string): Promise<Record<string, unknown[]>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const found: Record<string, unknown[]> = {};
  for (const [table, order] of Object.entries(readings))
    found[table] = (await client.query(`select * from ${table} order by ${order}`)).rows;
  found['log'] = (await client.query('select * from log order by position')).rows;
  await client.end();
  return found;
}

describe('a node put back from its backups', { timeout: 120_000 }, () => {
  const node = new BackedUpNode();
  let original: Record<string, unknown[]>;

  beforeAll(async () => {
    await node.create();
    original = await rowsOf(node.test.databaseUrl);
  });
  afterEach(() => node.removeMachines());
  afterAll(() => node.test.close());

  it('is the same: log, readings, reads, row by row; one entry more names the head', async () => {
    const machine = await node.bareMachine();
    const { code, out, err } = await node.restore(machine);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('incarnation 2');
    const restored = await rowsOf(machine.databaseUrl);
    const log = restored['log'] as { position: string; incarnation: number; entry: Buffer }[];
    const tail = (original['log'] as { hash: Buffer; position: string }[]).at(-1);
    const added = log.slice(original['log']?.length);
    expect(added.every(({ incarnation }) => incarnation === 2)).toBe(true);
    expect(JSON.parse(added.at(-1)?.entry.toString() ?? '')).toMatchObject({
      act: 'node.restore',
      data: { incarnation: 1, position: Number(tail?.position), head: tail?.hash.toString('hex') },
    });
    const same: Record<string, unknown[]> = { ...restored, log: log.slice(0, original['log']?.length) };
    // The step of the clock that this machine notes is one of its own.
    same['clock_step'] = same['clock_step']?.slice(0, original['clock_step']?.length) ?? [];
    expect(same).toEqual(original);
    expect((await ulinzi(['verify', ...machine.words])).code).toBe(0);
    expect(readdirSync(machine.dataDir)).not.toContain('restoring');
  });

  it('opens, reads its bodies, and takes in what comes next', async () => {
    const machine = await node.bareMachine();
    expect((await node.restore(machine)).code).toBe(0);
    const running = await machine.open(node.clock);
    const core = running.app.core();
    expect(core?.writer.tail.incarnation).toBe(2);
    const rows = await machine.query<{ entry: Buffer; bodies: Buffer }>(
      'select entry, bodies from log where bodies is not null order by position desc limit 20',
    );
    const opened = rows.map(({ bodies }) => {
      const length = bodies.readUInt32BE(0);
      const plain = running.app.keystore.openBody(bodies.subarray(4, 4 + length));
      return 'gone' in plain ? '' : Buffer.from(plain).toString();
    });
    expect(opened.join()).toContain('Moto EXERCISE');
    await running.close();
    expect((await ulinzi(['verify', ...machine.words])).code).toBe(0);
    // The folder of the log's backup goes on with the new incarnation.
    const more = await ulinzi(['backup', '--to', node.at('log-backup'), ...machine.words]);
    expect(more).toMatchObject({ code: 0, err: '' });
    rmSync(join(node.at('log-backup'), 'ulinzi-log-000004.backup'));
  });

  it.each([
    ['release', 'delivered'],
    ['drop', 'given-up'],
  ])('messages of unknown fate are held until a person decides: %s', async (fate, becomes) => {
    const machine = await node.bareMachine();
    expect((await node.restore(machine)).out).toContain('ulinzi outgoing list');
    const states = async () =>
      (await machine.query<{ id: string; state: string }>('select id, state from outgoing')).map(
        ({ state }) => state,
      );
    const held = await states();
    expect(held.length).toBeGreaterThan(0);
    expect(new Set(held)).toEqual(new Set(['held']));
    const listed = JSON.parse((await ulinzi(['outgoing', 'list', '--json', ...machine.words])).out);
    expect(listed.held.length).toBe(held.length);
    const inWords = (await ulinzi(['outgoing', 'list', ...machine.words])).out;
    expect(inWords).toContain('acknowledgement to the village');
    expect(inWords).not.toContain('+243');
    const running = await machine.open(node.clock);
    await running.settle();
    expect(await states()).toEqual(held);
    expect((await ulinzi(['outgoing', fate, '--all', ...machine.words])).code).toBe(0);
    await running.settle();
    const ended = new Set(await states());
    await running.close();
    expect(ended).toEqual(new Set([becomes]));
  });

  it('an older keystore backup does not bring back a key that was destroyed', async () => {
    const machine = await node.bareMachine();
    const { code, out } = await node.restore(machine, { keysFrom: node.at('old-keys') });
    expect(code).toBe(0);
    expect(out).toMatch(/keys that the log says were destroyed have been destroyed again/);
    const running = await machine.open(node.clock);
    const rows = await machine.query<{ entry: Buffer; bodies: Buffer }>(
      'select entry, bodies from log where bodies is not null order by position',
    );
    const first = rows.find(({ entry }) => JSON.parse(entry.toString()).act === 'message.receive');
    const length = first?.bodies.readUInt32BE(0) ?? 0;
    expect(running.app.keystore.openBody(first?.bodies.subarray(4, 4 + length) ?? Buffer.alloc(0))).toEqual({
      gone: true,
    });
    await running.close();
  });

  it('nothing that was written in it can be read in the files, nor any number', () => {
    for (const dir of ['log-backup', 'keys-backup']) {
      for (const name of readdirSync(node.at(dir))) {
        const bytes = readFileSync(join(node.at(dir), name)).toString('latin1');
        expect(bytes).not.toContain('EXERCISE');
        expect(bytes).not.toContain(phones.stranger.slice(1));
        expect(name).toMatch(/^ulinzi-(log-\d{6}|keys-\d{8}T\d{9}Z)\.backup$/);
      }
    }
  });

  it('without the keystore backup nothing is put back', async () => {
    const machine = await node.bareMachine();
    const { code, err } = await node.restore(machine, { keysFrom: node.at('nowhere') });
    expect({ code, err }).toMatchObject({ code: 4, err: expect.stringContaining('There is no backup') });
    expect(existsSync(machine.keysDir)).toBe(false);
  });

  it('refused: folders that are not empty, another key, the other kind, a real node as an exercise', async () => {
    const machine = await node.bareMachine();
    const other = join(node.test.folder, 'other.key');
    await ulinzi(['backup-key', '--replace', '--to', other, '--keys', node.test.keysDir]);
    expect((await node.restore(machine, { key: other })).err).toContain('opens with another key');
    expect((await node.backUp()).err).toContain('open with another key');
    const real = await node.restore(machine, { isReal: true });
    expect(real).toMatchObject({ code: 4, err: expect.stringContaining('of an exercise') });
    expect((await node.restore(machine, { key: node.at('log-backup/ulinzi-log-000001.backup') })).code).toBe(
      4,
    );
    expect(existsSync(machine.dataDir)).toBe(false);
    expect((await node.restore(machine)).code).toBe(0);
    expect((await node.restore(machine)).err).toContain('nothing is overwritten');
    const full = new BareMachine();
    cpSync(node.test.keysDir, full.keysDir, { recursive: true });
    expect((await node.restore(full)).err).toContain('nothing is overwritten');
    rmSync(full.folder, { recursive: true });
  });

  it('a later file that is missing at the end is said', async () => {
    const machine = await node.bareMachine();
    const copy = join(machine.folder, 'copy');
    cpSync(node.at('log-backup'), copy, { recursive: true });
    rmSync(join(copy, 'ulinzi-log-000003.backup'));
    const { code, out } = await node.restore(machine, { from: copy });
    expect(code).toBe(0);
    expect(out).toContain('a later backup went');
  });
});
