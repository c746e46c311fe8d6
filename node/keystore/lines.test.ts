import { randomBytes, createSecretKey } from 'node:crypto';
import { inspect } from 'node:util';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { SubjectId } from '@ulinzi/domain/kernel';
import { transaction } from '../sqlite/index.ts';
import { openDatabase } from './database.ts';
import { createKeystore, type Keystore, type NamedHolder, openKeystore } from './index.ts';
import { Lines } from './lines.ts';
import { bytesOnDisk, exerciseNode, rowsOf, testFolder } from './testing/test-folder.ts';

const alert = 'c0ffee00-0000-4000-8000-000000000001' as string as SubjectId;
const focalPoint: NamedHolder = { kind: 'source', source: 'c0ffee00-0000-4000-8000-000000000002' };
const commander: NamedHolder = { kind: 'post', post: 'commander-kibua' };
const number = '+243810000001';

function newKeystore(): { dir: string; keystore: Keystore } {
  const dir = join(testFolder(), 'keys');
  return { dir, keystore: createKeystore(dir, exerciseNode) };
}

describe('a line', () => {
  test('B3 is a stranger until the number is given to someone, and keeps its id and its alert then', () => {
    const { keystore } = newKeystore();
    const heard = keystore.lineFor(number, 1_000);
    expect(heard).toMatchObject({ holder: { kind: 'stranger' }, state: 'active', firstHeardAt: 1_000 });
    keystore.noteHeard(heard.id, { recentSubject: alert, recentAt: 1_000, acknowledgedAt: 1_001 });
    const known = keystore.assignLine(number, focalPoint);
    expect(known).toMatchObject({
      id: heard.id,
      holder: focalPoint,
      recentSubject: alert,
      acknowledgedAt: 1_001,
    });
    keystore.close();
  });

  test('given to another person does not hand on the first one’s alert', () => {
    const { keystore } = newKeystore();
    const line = keystore.assignLine(number, focalPoint);
    keystore.noteHeard(line.id, { recentSubject: alert, recentAt: 1_000, acknowledgedAt: 1_001 });
    expect(keystore.assignLine(number, focalPoint)).toMatchObject({ recentSubject: alert });
    expect(keystore.assignLine(number, commander)).toMatchObject({
      id: line.id,
      holder: commander,
      recentSubject: null,
      recentAt: null,
      acknowledgedAt: null,
    });
    keystore.close();
  });

  test('remembers when it was first and last heard, and the last acknowledgement until a new one', () => {
    const { keystore } = newKeystore();
    const { id } = keystore.assignLine(number, commander);
    expect(keystore.line(id)).toMatchObject({ firstHeardAt: null, lastHeardAt: null });
    keystore.lineFor(number, 1_000);
    keystore.noteHeard(id, { recentSubject: alert, recentAt: 1_000, acknowledgedAt: 1_001 });
    keystore.lineFor(number, 2_000);
    keystore.noteHeard(id, { recentSubject: null, recentAt: null });
    expect(keystore.line(id)).toMatchObject({
      firstHeardAt: 1_000,
      lastHeardAt: 2_000,
      recentSubject: null,
      acknowledgedAt: 1_001,
    });
    keystore.close();
  });

  test('revoked stays revoked across a start, with its holder, until the number is given out again', () => {
    const { dir, keystore } = newKeystore();
    const { id } = keystore.assignLine(number, focalPoint);
    keystore.revokeLine(id);
    keystore.commit();
    keystore.close();
    const again = openKeystore(dir);
    expect(again.lineFor(number, 1)).toMatchObject({ id, holder: focalPoint, state: 'revoked' });
    expect(again.assignLine(number, focalPoint).state).toBe('active');
    again.close();
  });

  test('unknown is undefined, and looking makes none', () => {
    const { dir, keystore } = newKeystore();
    expect(keystore.line(1)).toBeUndefined();
    expect(keystore.noteHeard(1, { recentSubject: null, recentAt: null })).toBeUndefined();
    expect(keystore.revokeLine(1)).toBeUndefined();
    expect(keystore.findLine(number)).toBeUndefined();
    keystore.commit();
    keystore.close();
    expect(rowsOf(dir, 'SELECT * FROM line')).toEqual([]);
  });

  test('shows its number to who asks for it, and to no log, copy or JSON', () => {
    const { keystore } = newKeystore();
    const line = keystore.lineFor(number, 1_000);
    const changed = keystore.noteHeard(line.id, { recentSubject: null, recentAt: null })!;
    for (const one of [line, changed, keystore.findLine(number)!]) {
      expect(one.number).toBe(number);
      expect(inspect(one) + JSON.stringify(one) + JSON.stringify({ ...one })).not.toContain('810000001');
    }
    keystore.close();
  });

  test('keeps senders apart that are no numbers', () => {
    const { keystore } = newKeystore();
    const ids = ['M-PESA', 'm-pesa', 'M-PESA ', '', '\ud83d', '\ud83e'].map(
      (sender) => keystore.lineFor(sender, 1).id,
    );
    expect(new Set(ids).size).toBe(6);
    keystore.close();
  });
});

describe('lines in memory', () => {
  test('answer for recent numbers without a read', () => {
    const { dir, keystore } = newKeystore();
    keystore.close();
    const database = openDatabase(join(dir, 'keystore.sqlite'));
    const lines = new Lines(database, createSecretKey(randomBytes(32)), { capacity: 2 });
    const commit = () => {
      transaction(database, () => lines.writePending());
      lines.settle();
    };
    const ids = ['a', 'b', 'c'].map((sender) => lines.heardFrom(sender, 1).id);
    commit();
    database.exec('DELETE FROM line');
    expect(['a', 'b', 'c'].map((sender) => lines.withNumber(sender)?.id)).toEqual([
      undefined,
      ids[1],
      ids[2],
    ]);
    expect(ids.map((id) => lines.byId(id)?.id)).toEqual([undefined, ids[1], ids[2]]);
    database.close();
  });
});

describe('forgetting strangers', () => {
  test('leaves none of their numbers or hashes in any file, and every other line as it was', () => {
    const { dir, keystore } = newKeystore();
    const hour = 3_600_000;
    const senders = Array.from({ length: 3000 }, (_, at) => `+24399${String(at * 331).padStart(7, '0')}`);
    for (const [at, sender] of senders.entries()) {
      keystore.lineFor(sender, at % 2 === 0 ? 0 : 72 * hour);
      if (at % 10 === 0) keystore.assignLine(sender, focalPoint);
      if (at % 16 === 15) keystore.commit();
    }
    // Rows that grow move their neighbours about.
    for (const sender of senders)
      keystore.noteHeard(keystore.findLine(sender)!.id, { recentSubject: alert, recentAt: 1 });
    keystore.commit();
    const kept = keystore.findLine(senders[4]!)!;
    const pending = keystore.lineFor(senders[6]!, 0);
    const revoked = keystore.revokeLine(keystore.findLine(senders[8]!)!.id)!;
    keystore.commit();
    keystore.lineFor(pending.number, 0);
    keystore.close();

    const digests = new Map(
      rowsOf<{ number: string; digest: string }>(dir, 'SELECT number, hex(digest) AS digest FROM line').map(
        (row) => [row.number, Buffer.from(row.digest, 'hex')],
      ),
    );
    const again = openKeystore(dir);
    again.lineFor(pending.number, 0);
    const forgotten = again.forgetStrangers(72 * hour, (id) => id === kept.id);
    again.commit();
    const bytes = bytesOnDisk(dir);
    const isForgotten = (sender: string, at: number) =>
      at % 2 === 0 && at % 10 !== 0 && ![kept, pending, revoked].some(({ number: own }) => own === sender);
    expect(forgotten.length).toBe(senders.filter(isForgotten).length);
    expect(senders.filter((sender) => !bytes.includes(sender))).toEqual(senders.filter(isForgotten));
    expect(senders.filter((sender) => !bytes.includes(digests.get(sender)!))).toEqual(
      senders.filter(isForgotten),
    );
    expect(again.line(kept.id)).toEqual(kept);
    expect(again.linesOf(focalPoint).length).toBe(300);
    expect(forgotten.every((id) => again.line(id) === undefined)).toBe(true);
    again.close();
  });

  test('takes a number with it that was taken back from its holder', () => {
    const { dir, keystore } = newKeystore();
    const { id } = keystore.assignLine(number, focalPoint);
    keystore.commit();
    keystore.assignLine(number, { kind: 'stranger' });
    keystore.commit();
    expect(keystore.forgetStrangers(1, () => false)).toEqual([id]);
    expect(bytesOnDisk(dir).includes(number)).toBe(false);
    keystore.close();
  });
});
