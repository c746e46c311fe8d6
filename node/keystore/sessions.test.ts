import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createKeystore, type Keystore, openKeystore } from './index.ts';
import { makeCodeSecret } from './one-time-codes.ts';
import { alter, bytesOnDisk, exerciseNode, rowsOf, testFolder } from './testing/test-folder.ts';

const cheapest = { memoryKiB: 8, passes: 1, lanes: 1 };
const hashing = { passphrase: cheapest, pin: cheapest };
const assistant = { name: 'EXERCISE Furaha Bahati', post: 'assistant-kibua' };
const hour = 3_600_000;
const day = 24 * hour;
const start = Date.parse('2026-11-24T08:00:00.000Z');
const at = (ms: number, clockOff = 0) => ({ steady: start + ms, wall: start + ms + clockOff });

const secrets = {
  passphrase: 'mvua ndogo juu ya daraja',
  pin: '274816',
  totpSecret: makeCodeSecret(),
  paperSecret: makeCodeSecret(),
  paperNext: 0,
};

function newKeystore(): { dir: string; keystore: Keystore } {
  const dir = join(testFolder(), 'keys');
  return { dir, keystore: createKeystore(dir, { ...exerciseNode, hashing }) };
}

describe('a session', () => {
  it('ends when nobody has used it for twelve hours; a line that stands open is nobody', () => {
    const { keystore } = newKeystore();
    const { pen } = keystore.openAccount(assistant, start);
    const { token } = keystore.sessions.open(pen.id, at(0));
    expect(keystore.sessions.ofToken(token, at(11 * hour), 'line')).toMatchObject({ isDesk: false });
    expect(keystore.sessions.ofToken(token, at(13 * hour), 'line')).toBeUndefined();
    const used = keystore.sessions.open(pen.id, at(0));
    keystore.sessions.ofToken(used.token, at(11 * hour));
    expect(keystore.sessions.ofToken(used.token, at(13 * hour), 'line')).toBeDefined();
    keystore.close();
  });

  it('of a duty desk goes on for as long as its line is open, and a month beyond', () => {
    const { keystore } = newKeystore();
    const { pen } = keystore.openAccount(assistant, start);
    const { id, token } = keystore.sessions.open(pen.id, at(0));
    keystore.sessions.makeDesk(id);
    for (let n = 1; n < 60; n++) expect(keystore.sessions.ofToken(token, at(n * day), 'line')).toBeDefined();
    expect(keystore.sessions.ofToken(token, at(90 * day))).toBeUndefined();
    keystore.close();
  });

  it('outlives a start, whatever the clock says then; but not many days on which the node was off', () => {
    const { dir, keystore } = newKeystore();
    const { pen } = keystore.openAccount(assistant, start);
    const { token } = keystore.sessions.open(pen.id, at(0));
    keystore.close();
    for (const [clockOff, isThere] of [
      [-7 * 365 * day, true],
      [8 * hour, true],
      [3 * day, false],
    ] as const) {
      const again = openKeystore(dir, { hashing });
      expect(again.sessions.ofToken(token, at(0, clockOff)) !== undefined).toBe(isThere);
      again.close();
      if (isThere) alter(dir, "UPDATE session SET used_on = '2026-11-24'");
    }
  });

  it('and all that its pen signed in with goes with the pen, and those who listen are told', async () => {
    const { dir, keystore } = newKeystore();
    const { pen, claimCode } = keystore.openAccount(assistant);
    expect(await keystore.enrol(claimCode, pen.id, secrets)).toBe(true);
    expect(await keystore.enrol(claimCode, pen.id, secrets), 'a code is good once').toBe(false);
    const { id, token } = keystore.sessions.open(pen.id, at(0));
    const ended: string[] = [];
    keystore.sessions.onEnded((one) => ended.push(one));
    keystore.retirePen(pen.id);
    expect(ended).toEqual([id]);
    expect(keystore.sessions.ofToken(token, at(0))).toBeUndefined();
    keystore.close();
    expect(
      ['credential', 'session', 'used_step'].flatMap((table) => rowsOf(dir, `SELECT * FROM ${table}`)),
    ).toEqual([]);
  });

  it('is kept as a hash only, and so are passphrase and PIN', async () => {
    const { dir, keystore } = newKeystore();
    const { pen, claimCode } = keystore.openAccount(assistant);
    await keystore.enrol(claimCode, pen.id, secrets);
    const { token } = keystore.sessions.open(pen.id, at(0));
    const bytes = bytesOnDisk(dir);
    expect(bytes.includes('$argon2id$')).toBe(true);
    for (const secret of [token, secrets.passphrase, secrets.pin, claimCode])
      expect(bytes.includes(secret)).toBe(false);
    keystore.close();
  });
});

it('a keystore of the first version opens, and people can enrol', async () => {
  const { dir, keystore } = newKeystore();
  const { claimCode, pen } = keystore.openAccount(assistant);
  keystore.close();
  alter(
    dir,
    'DROP TABLE used_step; DROP TABLE credential; DROP TABLE session; DROP TABLE passkey; DROP TABLE attempt; DROP TABLE gateway_secret; DROP TABLE authority; DROP TABLE certificate; DROP TABLE attended; DROP TABLE ring_line; DROP TABLE waiting_key; DROP TABLE waiting_line; DROP TABLE waiting_message; DROP TABLE line_alias; DROP TABLE taken_message; DROP TABLE unsettled; DROP TABLE openrosa_link; DROP TABLE openrosa_form; DROP TABLE device; DROP TABLE device_code; ALTER TABLE line DROP COLUMN last_heard_kind; PRAGMA user_version = 1',
  );
  const again = openKeystore(dir, { hashing });
  expect(again.pen(pen.id)?.post).toBe(assistant.post);
  expect(await again.enrol(claimCode, pen.id, secrets)).toBe(true);
  expect(await again.credentials.checkPin(pen.id, secrets.pin)).toBe('right');
  again.close();
});
