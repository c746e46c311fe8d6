import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { readBackupFile, readHeader, writeBackupFile } from './backup-file.ts';
import { readBackupKey } from './index.ts';
import { BackedUpNode } from './testing/backed-up-node.ts';

describe('changed files are refused by name, and nothing is made', { timeout: 120_000 }, () => {
  const node = new BackedUpNode();

  beforeAll(async () => {
    await node.create();
  });
  afterEach(() => node.removeMachines());
  afterAll(() => node.test.close());

  const spoiled = async (dir: 'log-backup' | 'keys-backup', spoil: (path: string) => void) => {
    const machine = await node.bareMachine();
    const copy = join(machine.folder, dir);
    cpSync(node.at(dir), copy, { recursive: true });
    spoil(copy);
    const { code, err } = await node.restore(
      machine,
      dir === 'log-backup' ? { from: copy } : { keysFrom: copy },
    );
    expect(existsSync(machine.keysDir)).toBe(false);
    expect(code).toBe(4);
    return err;
  };
  const second = 'ulinzi-log-000002.backup';
  const flip = (path: string, place: (bytes: Buffer) => number) => {
    const bytes = readFileSync(path);
    const index = place(bytes);
    bytes.writeUInt8((bytes[index] ?? 0) ^ 1, index);
    writeFileSync(path, bytes);
  };
  const headerEnd = (bytes: Buffer) => bytes.indexOf(10);
  const within = (text: string) => (bytes: Buffer) => bytes.indexOf(text) + text.length + 2;

  it.each<[string, (bytes: Buffer) => number]>([
    ['the first byte', () => 0],
    ['the time in the header', within('"at"')],
    ['the number in the header', within('"number"')],
    ['the ephemeral key', within('"ephemeral":')],
    ['the end of the header', headerEnd],
    ['the first sealed byte', (bytes) => headerEnd(bytes) + 1],
    ['the middle', (bytes) => Math.floor((headerEnd(bytes) + bytes.length) / 2)],
    ['the last byte', (bytes) => bytes.length - 1],
  ])('%s', async (_, place) => {
    expect(await spoiled('log-backup', (copy) => flip(join(copy, second), place))).toContain(second);
  });

  it('every byte in turn of the whole header and what follows it, sampled', async () => {
    const whole = readFileSync(join(node.at('log-backup'), second));
    const machine = await node.bareMachine();
    const copy = join(machine.folder, 'copy');
    cpSync(node.at('log-backup'), copy, { recursive: true });
    for (let index = 0; index < whole.length; index += Math.ceil(whole.length / 60)) {
      flip(join(copy, second), () => index);
      expect((await node.restore(machine, { from: copy })).code, `byte ${index}`).toBe(4);
      writeFileSync(join(copy, second), whole);
    }
    expect(existsSync(machine.keysDir)).toBe(false);
  });

  it('cut off, longer, of another number, missing in the row', async () => {
    const path = (copy: string) => join(copy, second);
    const cut = (by: number) => (copy: string) => {
      const bytes = readFileSync(path(copy));
      writeFileSync(path(copy), by < 0 ? bytes.subarray(0, by) : Buffer.concat([bytes, Buffer.alloc(by)]));
    };
    for (const by of [-1, -100, 1, 70_000]) expect(await spoiled('log-backup', cut(by))).toContain(second);
    const swapped = await spoiled('log-backup', (copy) =>
      cpSync(join(copy, 'ulinzi-log-000001.backup'), path(copy)),
    );
    expect(swapped).toContain(second);
    expect(await spoiled('log-backup', (copy) => rmSync(path(copy)))).toContain(`${second} is missing`);
  });

  it('the keystore backup', async () => {
    const file = (copy: string) => join(copy, readdirSync(copy)[0] ?? '');
    for (const place of [
      () => 3,
      (bytes: Buffer) => headerEnd(bytes) + 40,
      (bytes: Buffer) => bytes.length - 1,
    ])
      expect(await spoiled('keys-backup', (copy) => flip(file(copy), place))).toContain('ulinzi-keys-');
  });

  it('a file that somebody else sealed for us is refused: the node has not signed it', async () => {
    const machine = await node.bareMachine();
    const copy = join(machine.folder, 'copy');
    cpSync(node.at('log-backup'), copy, { recursive: true });
    const name = 'ulinzi-log-000003.backup';
    const { header } = readHeader(join(copy, name));
    const forge = async (change: (line: string) => string) => {
      const lines = async function* () {
        for await (const line of readBackupFile(join(node.at('log-backup'), name), readBackupKey(node.key)))
          yield change(line);
      };
      const { format: _, version: __, recipient, ephemeral: ___, ...facts } = header;
      await writeBackupFile(copy, name, facts, recipient, lines());
      return node.restore(machine, { from: copy });
    };
    const row = (line: string, change: (row: unknown[]) => void) => {
      const parsed = JSON.parse(line) as { row?: unknown[] };
      if (parsed.row) change(parsed.row);
      return JSON.stringify(parsed);
    };
    const later = await forge((line) => row(line, (fields) => (fields[2] = Number(fields[2]) + 1)));
    expect(later.err).toContain(name);
    expect((await forge((line) => line.replace('"signature":"', '"signature":"A'))).err).toContain(name);
    expect(existsSync(machine.keysDir)).toBe(false);
    // Bodies hang on their digests, which are looked at when the log is there; nothing is put to use then either.
    const bodies = await forge((line) => row(line, (fields) => (fields[7] = fields[7] && 'AAAA')));
    expect(bodies).toMatchObject({ code: 4, err: expect.stringContaining('not sound') });
    expect(readdirSync(machine.keysDir)).toEqual([]);
    expect((await node.restore(machine)).code).toBe(0);
  });
});
