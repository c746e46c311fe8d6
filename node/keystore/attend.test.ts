// A keystore under a passphrase: what its files show of what was planted in it, and that all of it is there again.
import { DatabaseSync } from 'node:sqlite';
import { existsSync, linkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { attendKeystore, eraseFormer, unattendKeystore } from './attend.ts';
import { importKeystore } from './import-keystore.ts';
import { createKeystore, openKeystore } from './open-keystore.ts';
import { migrate } from './schema.ts';
import { keyIdOf } from './sealing.ts';
import { bytesOnDisk, codeOf, exerciseNode, rowsOf, testFolder } from './testing/test-folder.ts';

const cheapest = { memoryKiB: 8, passes: 1, lanes: 1 };
const hashing = { passphrase: cheapest, pin: cheapest };
const realNode = { ...exerciseNode, kind: 'real' } as const;
const passphrase = 'maji ya mto hayarudi nyuma';
const name = 'EXERCISE Furaha Kanari';
const numbers = { source: '+243000000231', revoked: '+243000000232', duty: '+243000000001' };
const source = 'a3f1c2d4-0000-4000-8000-00000000f001';
const alert = 'a3f1c2d4-0000-4000-8000-00000000a001' as never;

/** A keystore with one of each secret. */
async function furnished() {
  const dir = join(testFolder(), 'keys');
  const keystore = createKeystore(dir, { ...realNode, hashing });
  const { account, pen, claimCode } = keystore.openAccount({ name, post: 'kibua-cla-1' });
  const totpSecret = Buffer.from('EXERCISE-totp-secret');
  const paperSecret = Buffer.from('EXERCISE-paper-secre');
  const given = { passphrase: 'tatu nne tano sita', pin: '493817', totpSecret, paperSecret, paperNext: 0 };
  await keystore.enrol(claimCode, pen.id, given);
  keystore.assignLine(numbers.source, { kind: 'source', source });
  keystore.assignLine(numbers.duty, { kind: 'post', post: 'kibua-cla-1' });
  const revoked = keystore.assignLine(numbers.revoked, { kind: 'post', post: 'kibua-cla-2' });
  keystore.revokeLine(revoked.id);
  const { sealed } = keystore.seal(Buffer.from('EXERCISE words'));
  const destroyed = keystore.seal(Buffer.from('EXERCISE gone'));
  keystore.commit();
  keystore.destroyKeys([destroyed.keyId]);
  keystore.certificates.keepAuthority({
    domain: 'meza.example',
    certificate: Buffer.from('certificate'),
    key: Buffer.from('EXERCISE authority key'),
  });
  const id = keystore.hmacMessageId(['one']);
  keystore.close();
  const [key] = rowsOf<{ key: Uint8Array }>(dir, `SELECT key FROM body_key WHERE id = ${keyIdOf(sealed)}`);
  const [identity] = rowsOf<{ message_key: Uint8Array; lookup_key: Uint8Array }>(
    dir,
    'SELECT * FROM identity',
  );
  const secrets = [
    name,
    numbers.source,
    numbers.revoked,
    source,
    '$argon2id$',
    totpSecret,
    paperSecret,
    'EXERCISE authority key',
    Buffer.from(key?.key ?? []),
    Buffer.from(identity?.message_key ?? []),
    Buffer.from(identity?.lookup_key ?? []),
  ].map((one) => Buffer.from(one as string));
  return { dir, account, pen, sealed, destroyed, id, secrets };
}

const shown = (dir: string, secrets: readonly Buffer[]) => {
  const bytes = bytesOnDisk(dir);
  const wide = (one: Buffer) => Buffer.from(one.toString('utf8'), 'utf16le');
  return secrets.filter((one) => bytes.includes(one) || bytes.includes(wide(one))).map(String);
};

const unlocked = async (dir: string, words = passphrase) => {
  const keystore = openKeystore(dir, { hashing });
  const dataKey = await keystore.attendance.tryPassphrase(words, 0);
  if (typeof dataKey === 'string') throw new Error(dataKey);
  keystore.unlock(dataKey);
  return keystore;
};

describe('a keystore under a passphrase', () => {
  it('shows none of what it keeps, but for the numbers of duty phones', async () => {
    const { dir, secrets, sealed, account } = await furnished();
    expect(shown(dir, secrets)).toHaveLength(secrets.length);
    await attendKeystore(dir, passphrase, cheapest);
    expect(shown(dir, secrets)).toEqual([]);
    expect(shown(dir, [Buffer.from(numbers.duty)])).toHaveLength(1);
    const keystore = openKeystore(dir, { hashing });
    expect(keystore.isLocked).toBe(true);
    expect(shown(dir, secrets)).toEqual([]);
    const locked = 'keystore/locked';
    expect(codeOf(() => keystore.openBody(sealed))).toBe(locked);
    expect(codeOf(() => keystore.account(account.id))).toBe(locked);
    expect(codeOf(() => keystore.linesOf({ kind: 'source', source }))).toBe(locked);
    expect(codeOf(() => keystore.assignLine(numbers.source, { kind: 'stranger' }))).toBe(locked);
    expect(keystore.findLine(numbers.source)).toBeUndefined();
    expect(keystore.linesOf({ kind: 'post', post: 'kibua-cla-1' })[0]?.number).toBe(numbers.duty);
    expect(keystore.linesOf({ kind: 'post', post: 'kibua-cla-2' })).toEqual([]);
    expect(keystore.certificates.authority()?.key).toBeNull();
    keystore.close();
  });

  it('gives all of it with the passphrase, and again without once that is taken off', async () => {
    const { dir, sealed, destroyed, account, pen, id, secrets } = await furnished();
    const check = async (keystore: Awaited<ReturnType<typeof unlocked>>) => {
      expect(Buffer.from(keystore.openBody(sealed) as Uint8Array).toString()).toBe('EXERCISE words');
      expect(keystore.openBody(destroyed.sealed)).toEqual({ gone: true });
      expect(keystore.account(account.id)?.name).toBe(name);
      expect(keystore.findLine(numbers.source)).toMatchObject({ holder: { kind: 'source', source } });
      expect(keystore.findLine(numbers.revoked)?.state).toBe('revoked');
      expect(keystore.linesOf({ kind: 'source', source })).toHaveLength(1);
      expect(keystore.sittingPen('kibua-cla-1')?.id).toBe(pen.id);
      expect(await keystore.credentials.checkPin(pen.id, '493817')).toBe('right');
      expect(await keystore.credentials.isPassphrase(pen.id, 'tatu nne tano sita')).toBe(true);
      expect(keystore.hmacMessageId(['one'])).toBe(id);
      const { key } = keystore.certificates.authority() ?? {};
      expect(Buffer.from(key ?? []).toString()).toBe('EXERCISE authority key');
    };
    await attendKeystore(dir, passphrase, cheapest);
    const keystore = await unlocked(dir);
    await check(keystore);
    keystore.lock();
    expect(codeOf(() => keystore.openBody(sealed))).toBe('keystore/locked');
    keystore.close();
    await unattendKeystore(dir, passphrase);
    const open = openKeystore(dir, { hashing });
    expect(open.attendance.isAttended).toBe(false);
    await check(open);
    open.close();
    expect(shown(dir, secrets)).toHaveLength(secrets.length);
  });

  it('covers what is written later too, and keeps the list of duty phones', async () => {
    const { dir } = await furnished();
    await attendKeystore(dir, passphrase, cheapest);
    const keystore = await unlocked(dir);
    const later = { person: 'EXERCISE Baraka', source: '+243000000555', duty: '+243000000666' };
    keystore.openAccount({ name: later.person, post: 'kibua-cla-2' });
    keystore.lineFor(later.source, 1);
    keystore.assignLine(later.duty, { kind: 'post', post: 'kibua-cla-2' });
    const { id } = keystore.assignLine(numbers.duty, { kind: 'stranger' });
    keystore.noteHeard(id, { recentSubject: alert, recentAt: 5 });
    keystore.commit();
    const gone = [later.person, later.source, alert, numbers.duty].map((one) => Buffer.from(one));
    expect(shown(dir, gone)).toEqual([]);
    expect(shown(dir, [Buffer.from(later.duty)])).toHaveLength(1);
    keystore.close();
    const again = openKeystore(dir, { hashing });
    expect(again.findLine(later.duty)?.holder).toEqual({ kind: 'post', post: 'kibua-cla-2' });
    expect(again.findLine(numbers.duty)).toBeUndefined();
    again.close();
  });

  it('takes in sealed while locked, and puts it where it belongs when it is unlocked', async () => {
    const { dir } = await furnished();
    await attendKeystore(dir, passphrase, cheapest);
    const keystore = openKeystore(dir, { hashing });
    const { sealed } = keystore.seal(Buffer.from('EXERCISE while locked'));
    const line = keystore.lineFor(numbers.source, 7, 'text');
    keystore.noteHeard(line.id, { recentSubject: alert, recentAt: 7 });
    const parts = ['modem', 'r1', '', numbers.source, 'text', 'EXERCISE while locked'];
    keystore.attendance.noteWaiting({ entry: 'an-entry', parts, line: line.id, alert });
    const stranger = keystore.lineFor('+243000000999', 8, 'call');
    keystore.commit();
    expect(codeOf(() => keystore.openBody(sealed))).toBe('keystore/locked');
    const planted = [numbers.source, '+243000000999', 'EXERCISE while locked'];
    expect(
      shown(
        dir,
        planted.map((one) => Buffer.from(one)),
      ),
    ).toEqual([]);
    keystore.close();

    // The same number after another start is another line, until it is known to be the same.
    const restarted = openKeystore(dir, { hashing });
    expect(restarted.lineFor(numbers.source, 9, 'text').id).not.toBe(line.id);
    const second = restarted.seal(Buffer.from('second'));
    restarted.commit();
    restarted.close();
    expect(second.keyId).toBeGreaterThan(keyIdOf(sealed) ?? 0);

    const open = await unlocked(dir);
    const known = open.findLine(numbers.source);
    expect(known).toMatchObject({ holder: { kind: 'source', source }, recentSubject: alert, lastHeardAt: 9 });
    expect(open.line(line.id)?.id).toBe(known?.id);
    expect(open.line(stranger.id)?.number).toBe('+243000000999');
    expect(Buffer.from(open.openBody(sealed) as Uint8Array).toString()).toBe('EXERCISE while locked');
    expect(Buffer.from(open.openBody(second.sealed) as Uint8Array).toString()).toBe('second');
    expect(open.attendance.takenAs(open.hmacMessageId(parts))).toBe('an-entry');
    expect(open.attendance.unsettled()).toEqual([{ alert, line: known?.id }]);
    open.close();
    expect(rowsOf(dir, 'SELECT 1 FROM waiting_key UNION SELECT 1 FROM waiting_line')).toEqual([]);
  });

  it('opens also where something that waits is damaged, which is left where it lies', async () => {
    const { dir, sealed } = await furnished();
    await attendKeystore(dir, passphrase, cheapest);
    const locked = openKeystore(dir, { hashing });
    locked.lineFor(numbers.source, 7, 'text');
    const lost = locked.seal(Buffer.from('EXERCISE lost'));
    const kept = locked.seal(Buffer.from('EXERCISE kept'));
    locked.commit();
    locked.close();
    const database = new DatabaseSync(join(dir, 'keystore.sqlite'));
    database.prepare('UPDATE waiting_key SET sealed = zeroblob(80) WHERE id = ?').run(lost.keyId);
    database.prepare("INSERT INTO waiting_message VALUES ('an-entry', x'00')").run();
    database.close();
    for (let start = 1; start <= 2; start++) {
      const keystore = await unlocked(dir);
      expect(keystore.isLocked).toBe(false);
      expect(keystore.attendance.unreadable()).toBe(2);
      expect(Buffer.from(keystore.openBody(sealed) as Uint8Array).toString()).toBe('EXERCISE words');
      expect(Buffer.from(keystore.openBody(kept.sealed) as Uint8Array).toString()).toBe('EXERCISE kept');
      expect(keystore.findLine(numbers.source)?.lastHeardAt).toBe(7);
      expect(keystore.seal(Buffer.from('EXERCISE next')).keyId).toBeGreaterThan(kept.keyId);
      keystore.close();
    }
    expect(rowsOf(dir, 'SELECT id FROM waiting_key')).toEqual([{ id: lost.keyId }]);
    expect(rowsOf(dir, 'SELECT id FROM waiting_message')).toEqual([{ id: 'an-entry' }]);
  });

  it('asks anew after wrong passphrases, later each time, also after a start', async () => {
    const { dir } = await furnished();
    await attendKeystore(dir, passphrase, cheapest);
    const keystore = openKeystore(dir, { hashing });
    const tries = [];
    for (let n = 0; n < 7; n++) tries.push(await keystore.attendance.tryPassphrase('wrong', 0));
    expect(tries).toEqual(['wrong', 'wrong', 'wrong', 'wrong', 'wrong', 'wait', 'wait']);
    expect(await keystore.attendance.tryPassphrase(passphrase, 0)).toBe('wait');
    expect(await keystore.attendance.tryPassphrase('wrong', 1_000)).toBe('wrong');
    // Whoever tries on and on from elsewhere keeps nobody at the machine waiting for long.
    for (let at = 10_000_000, n = 0; n < 8; n++, at += 1_000_000)
      expect(await keystore.attendance.tryPassphrase('wrong', at)).toBe('wrong');
    expect(await keystore.attendance.tryPassphrase('wrong', 17_009_000)).toBe('wait');
    expect(await keystore.attendance.tryPassphrase('wrong', 17_010_000, true)).toBe('wrong');
    keystore.close();
    const again = openKeystore(dir, { hashing });
    expect(await again.attendance.tryPassphrase(passphrase, 0)).toBe('wait');
    expect(await again.attendance.tryPassphrase(passphrase, 900_000)).toBeInstanceOf(Uint8Array);
    again.close();
  });

  it('is put back from its backup as it was: under the passphrase', async () => {
    const { dir, sealed, secrets } = await furnished();
    await attendKeystore(dir, passphrase, cheapest);
    const keystore = openKeystore(dir, { hashing });
    const lines: string[] = [];
    for await (const line of keystore.backupLines()) lines.push(line);
    keystore.close();
    expect(secrets.filter((one) => lines.join('').includes(one.toString('utf8')))).toEqual([]);
    const other = join(testFolder(), 'restored');
    await importKeystore(
      other,
      (async function* () {
        yield* lines;
      })(),
    );
    const restored = await unlocked(other);
    expect(Buffer.from(restored.openBody(sealed) as Uint8Array).toString()).toBe('EXERCISE words');
    restored.close();
  });
});

describe('turning a keystore', () => {
  it('is refused where there is nothing to turn', async () => {
    const { dir } = await furnished();
    const refused = (work: Promise<void>) =>
      work.then(
        () => 'done',
        (error: { code: string }) => error.code,
      );
    expect(await refused(unattendKeystore(dir, passphrase))).toBe('keystore/not-attended');
    await attendKeystore(dir, passphrase, cheapest);
    expect(await refused(attendKeystore(dir, passphrase, cheapest))).toBe('keystore/attended-already');
    expect(await refused(unattendKeystore(dir, 'wrong'))).toBe('keystore/wrong-passphrase');
    const exercise = join(testFolder(), 'keys');
    createKeystore(exercise, exerciseNode).close();
    expect(await refused(attendKeystore(exercise, passphrase, cheapest))).toBe('keystore/exercise-attended');
    const held = openKeystore(dir, { hashing });
    expect(await refused(unattendKeystore(dir, passphrase))).toBe('keystore/in-use');
    held.close();
  });

  it('that was cut off leaves one whole keystore, and the next start takes the rest away', async () => {
    const { dir, secrets } = await furnished();
    const file = join(dir, 'keystore.sqlite');
    const former = `${file}.former`;
    // Cut off before the new one had its place: both names are the one keystore.
    linkSync(file, former);
    openKeystore(dir, { hashing }).close();
    expect(existsSync(former)).toBe(false);
    expect(shown(dir, secrets)).toHaveLength(secrets.length);
    // And after it: what is left of the old one is overwritten before it goes, also under a name that stays.
    const old = bytesOnDisk(dir);
    await attendKeystore(dir, passphrase, cheapest);
    writeFileSync(former, old, { mode: 0o600 });
    const witness = join(dir, 'witness');
    linkSync(former, witness);
    eraseFormer(dir);
    expect(existsSync(former)).toBe(false);
    expect(shown(dir, secrets)).toEqual([]);
    // Nor does a new one that was being written stay to be read.
    const draft = `${file}.draft-cut-off`;
    writeFileSync(draft, old, { mode: 0o600 });
    linkSync(draft, `${witness}-of-draft`);
    openKeystore(dir, { hashing }).close();
    expect(existsSync(draft)).toBe(false);
    expect(shown(dir, secrets)).toEqual([]);
  });

  it('keeps what people sign in with who enrolled before there were any such keystores', () => {
    const database = new DatabaseSync(':memory:');
    const before = 6;
    migrate(database, 'dir', before);
    database.exec(`
      INSERT INTO account VALUES ('a', 'EXERCISE', 1);
      INSERT INTO pen VALUES ('p', 'a', 'kibua-cla-1', 1, NULL);
      INSERT INTO credential VALUES ('p', 'hash', 'pin', 2, zeroblob(20), zeroblob(20), 3);
      INSERT INTO used_step VALUES ('p', 7);
    `);
    migrate(database, 'dir');
    expect(database.prepare('SELECT passphrase, pin_failures, paper_next FROM credential').get()).toEqual({
      passphrase: 'hash',
      pin_failures: 2,
      paper_next: 3,
    });
    expect(database.prepare('SELECT * FROM used_step').get()).toEqual({ pen: 'p', step: 7 });
    expect(database.prepare('PRAGMA foreign_key_check').all()).toEqual([]);
    database.close();
  });
});
