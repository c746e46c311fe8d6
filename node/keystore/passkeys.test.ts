import type { PenId } from '@ulinzi/domain/kernel';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createKeystore, type Keystore } from './index.ts';
import { makeCodeSecret } from './one-time-codes.ts';
import { exerciseNode, rowsOf, testFolder } from './testing/test-folder.ts';

const cheapest = { memoryKiB: 8, passes: 1, lanes: 1 };
const hashing = { passphrase: cheapest, pin: cheapest };
const start = Date.parse('2026-11-24T08:00:00.000Z');
const when = { steady: start, wall: start };

async function enrolled() {
  const dir = join(testFolder(), 'keys');
  const keystore = createKeystore(dir, { ...exerciseNode, hashing });
  const { pen, claimCode } = keystore.openAccount({ name: 'EXERCISE', post: 'assistant-kibua' }, start);
  const secrets = { passphrase: 'mvua ndogo juu ya daraja', pin: '274816' };
  const codes = { totpSecret: makeCodeSecret(), paperSecret: makeCodeSecret(), paperNext: 0 };
  const enrol = () => keystore.enrol(claimCode, pen.id, { ...secrets, ...codes });
  return { dir, keystore, pen: pen.id, enrol };
}

const add = (keystore: Keystore, pen: PenId, credential = randomBytes(20)) =>
  keystore.passkeys.add(
    pen,
    {
      credential,
      publicKey: randomBytes(77),
      counter: 0,
      transports: ['internal', 'hybrid'],
      userHandle: randomBytes(32),
      name: `meza.example ${keystore.passkeys.freeNumber()}`,
      device: 'phone',
      isSynced: false,
    },
    start,
  );

describe('a passkey in the keystore', () => {
  it('is for a pen that has passphrase and code, once', async () => {
    const { keystore, pen, enrol } = await enrolled();
    expect(add(keystore, pen)).toBe(false);
    await enrol();
    const credential = randomBytes(20);
    expect([add(keystore, pen, credential), add(keystore, pen, credential)]).toEqual([true, false]);
    const found = keystore.passkeys.withCredential(credential);
    expect(found).toMatchObject({
      pen,
      transports: ['internal', 'hybrid'],
      addedOn: '2026-11-24',
      usedOn: null,
    });
    expect(keystore.passkeys.withCredential(randomBytes(20))).toBeUndefined();
    keystore.close();
  });

  it('is used from the counter that it had: of two at once, one; and not once it is removed', async () => {
    const { keystore, pen, enrol } = await enrolled();
    await enrol();
    add(keystore, pen);
    const [{ id } = { id: '' }] = keystore.passkeys.ofPen(pen);
    const use = () => keystore.passkeys.noteUse(id, { from: 0, to: 1 }, start);
    expect([use(), use()]).toEqual([true, false]);
    keystore.passkeys.remove(id);
    expect(keystore.passkeys.noteUse(id, { from: 1, to: 2 }, start)).toBe(false);
    keystore.close();
  });

  it.each<[string, (keystore: Keystore, pen: PenId) => unknown]>([
    ['leaves', (keystore, pen) => keystore.retirePen(pen, start)],
    ['is moved', (keystore, pen) => keystore.movePen(pen, 'assistant-fizi', start)],
    ['is given a new code', (keystore, pen) => keystore.renewCode(pen, start)],
  ])('is destroyed when its person %s, with the session that it began', async (_title, end) => {
    const { dir, keystore, pen, enrol } = await enrolled();
    await enrol();
    add(keystore, pen);
    keystore.sessions.open(pen, when, keystore.passkeys.ofPen(pen)[0]?.id);
    end(keystore, pen);
    keystore.close();
    for (const table of ['passkey', 'session']) expect(rowsOf(dir, `SELECT * FROM ${table}`)).toEqual([]);
  });

  it('is in no backup: one that was removed does not come back', async () => {
    const { keystore, pen, enrol } = await enrolled();
    await enrol();
    add(keystore, pen);
    let lines = '';
    for await (const line of keystore.backupLines()) lines += line;
    expect(lines).toContain('"credential"');
    expect(lines).not.toContain('passkey');
    keystore.close();
  });
});
