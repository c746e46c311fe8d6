import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createKeystore, type Keystore, openKeystore } from './index.ts';
import { bytesOnDisk, exerciseNode, rowsOf, testFolder } from './testing/test-folder.ts';

const plain = new TextEncoder().encode('EXERCISE');
const gone = { gone: true };

function newKeystore(): { dir: string; keystore: Keystore } {
  const dir = join(testFolder(), 'keys');
  return { dir, keystore: createKeystore(dir, exerciseNode) };
}

function sealMany(keystore: Keystore, count: number): { sealed: Uint8Array; keyId: number }[] {
  return Array.from({ length: count }, () => keystore.seal(plain));
}

describe('pending keys', () => {
  test('last once committed', () => {
    const { dir, keystore } = newKeystore();
    const bodies = sealMany(keystore, 16);
    keystore.commit();
    keystore.close();
    const again = openKeystore(dir);
    expect(bodies.map(({ sealed }) => again.openBody(sealed))).toEqual(bodies.map(() => plain));
    again.close();
  });

  test('are gone when the batch is dropped, and their ids are not given out again', () => {
    const { dir, keystore } = newKeystore();
    const dropped = keystore.seal(plain);
    keystore.discardPending();
    expect(keystore.openBody(dropped.sealed)).toEqual(gone);
    const kept = keystore.seal(plain);
    expect(kept.keyId).toBeGreaterThan(dropped.keyId);
    keystore.commit();
    keystore.close();
    expect(rowsOf(dir, 'SELECT id FROM body_key')).toEqual([{ id: kept.keyId }]);
  });
});

describe('destroying keys', () => {
  test('leaves none of their bytes in any file, and every other key in place', () => {
    const { dir, keystore } = newKeystore();
    const bodies = Array.from({ length: 125 }, () => {
      const batch = sealMany(keystore, 16);
      keystore.commit();
      return batch;
    }).flat();
    keystore.close();
    const keys = rowsOf<{ id: number; key: string }>(dir, 'SELECT id, hex(key) AS key FROM body_key');
    const again = openKeystore(dir);
    // In three portions, so that neighbours of destroyed keys are destroyed later than they.
    for (const portion of [1, 3, 5]) {
      again.destroyKeys(keys.filter(({ id }) => id % 7 === portion).map(({ id }) => id));
    }
    const bytes = bytesOnDisk(dir);
    const isDestroyed = (id: number) => [1, 3, 5].includes(id % 7);
    const found = keys.filter(({ key }) => bytes.includes(Buffer.from(key, 'hex'))).map(({ id }) => id);
    expect(found).toEqual(keys.map(({ id }) => id).filter((id) => !isDestroyed(id)));
    for (const { sealed, keyId } of bodies) {
      expect(again.openBody(sealed)).toEqual(isDestroyed(keyId) ? gone : plain);
    }
    again.close();
  });

  test('takes a key that is not yet committed with it', () => {
    const { dir, keystore } = newKeystore();
    const [one, other] = [keystore.seal(plain), keystore.seal(plain)];
    keystore.destroyKeys([one.keyId]);
    keystore.commit();
    expect(keystore.openBody(one.sealed)).toEqual(gone);
    expect(keystore.openBody(other.sealed)).toEqual(plain);
    keystore.close();
    expect(rowsOf(dir, 'SELECT id FROM body_key')).toEqual([{ id: other.keyId }]);
  });

  test('is done again in a keystore put back from a backup, once or many times', () => {
    const { dir, keystore } = newKeystore();
    const [kept, erased] = [keystore.seal(plain), keystore.seal(plain)];
    keystore.commit();
    keystore.close();
    const backup = join(testFolder(), 'backup.sqlite');
    copyFileSync(join(dir, 'keystore.sqlite'), backup);

    const later = openKeystore(dir);
    later.destroyKeys([erased.keyId]);
    expect(later.replayDestroyed([erased.keyId])).toBe(0);
    later.close();

    copyFileSync(backup, join(dir, 'keystore.sqlite'));
    const restored = openKeystore(dir);
    expect(restored.openBody(erased.sealed), 'the backup still has the key').toEqual(plain);
    expect([restored.replayDestroyed([erased.keyId]), restored.replayDestroyed([erased.keyId])]).toEqual([
      1, 0,
    ]);
    expect(restored.openBody(erased.sealed)).toEqual(gone);
    expect(restored.openBody(kept.sealed)).toEqual(plain);
    restored.close();
  });
});

describe('ids', () => {
  test('that a lost keystore gave out are not given to other bodies by an older one', () => {
    const { dir, keystore } = newKeystore();
    keystore.neverReuse(41);
    keystore.neverReuse(7);
    keystore.close();
    const again = openKeystore(dir);
    const body = again.seal(plain);
    expect(body.keyId).toBe(42);
    again.replayDestroyed([50, 12]);
    expect(again.seal(plain).keyId).toBe(51);
    again.commit();
    expect(again.openBody(body.sealed)).toEqual(plain);
    again.close();
  });

  test('are not reused after the last key was destroyed', () => {
    const { dir, keystore } = newKeystore();
    const { keyId } = keystore.seal(plain);
    keystore.commit();
    keystore.destroyKeys([keyId]);
    keystore.close();
    const again = openKeystore(dir);
    expect(again.seal(plain).keyId).toBe(keyId + 1);
    again.close();
  });
});

describe('the sweep at a start', () => {
  test('destroys what the log does not know, and asks once about each key', async () => {
    const { dir, keystore } = newKeystore();
    const bodies = sealMany(keystore, 2500);
    keystore.commit();
    keystore.close();
    const again = openKeystore(dir);
    const asked: number[] = [];
    const isEven = async (ids: number[]) => {
      asked.push(...ids);
      return new Set(ids.filter((id) => id % 2 === 0));
    };
    expect(await again.sweepUnused(isEven)).toBe(1250);
    expect(asked).toEqual(bodies.map(({ keyId }) => keyId));
    expect(bodies.every(({ sealed, keyId }) => 'gone' in again.openBody(sealed) === (keyId % 2 === 1))).toBe(
      true,
    );
    expect(await again.sweepUnused(isEven)).toBe(0);
    again.close();

    const third = openKeystore(dir);
    expect(await third.sweepUnused(isEven)).toBe(0);
    expect(asked.length, 'swept keys are not asked about again').toBe(2500);
    third.close();
  });

  test('leaves keys alone that were made since the start', async () => {
    const { dir, keystore } = newKeystore();
    const before = keystore.seal(plain);
    keystore.commit();
    keystore.close();
    const again = openKeystore(dir);
    const since = again.seal(plain);
    again.commit();
    expect(await again.sweepUnused(async () => new Set())).toBe(1);
    expect(again.openBody(before.sealed)).toEqual(gone);
    expect(again.openBody(since.sealed)).toEqual(plain);
    again.close();
  });
});
