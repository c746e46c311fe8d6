import { chmodSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readClaimCode } from './claim-code.ts';
import { createKeystore, type Keystore, openKeystore, readOperatorToken } from './index.ts';
import { bytesOnDisk, codeOf, exerciseNode, testFolder } from './testing/test-folder.ts';

const hour = 3_600_000;
const refused = { refused: 'claim/expired' };
const assistant = { name: 'EXERCISE Furaha Bahati', post: 'assistant-kibua' };

function newKeystore(): { dir: string; keystore: Keystore } {
  const dir = join(testFolder(), 'keys');
  return { dir, keystore: createKeystore(dir, exerciseNode) };
}

function tokenOf(keystore: Keystore, code: string, now: number): string {
  const claimed = keystore.claim(code, now);
  if ('refused' in claimed) throw new Error(claimed.refused);
  return claimed.token;
}

describe('accounts and pens', () => {
  test('a name meets its pen in the keystore, also after a start', () => {
    const { dir, keystore } = newKeystore();
    const { account, pen } = keystore.openAccount(assistant, 1_000);
    keystore.close();
    const again = openKeystore(dir);
    expect(again.pen(pen.id)).toEqual({
      id: pen.id,
      accountId: account.id,
      post: 'assistant-kibua',
      from: 1_000,
      until: null,
    });
    expect(again.account(account.id)).toEqual({ id: account.id, name: assistant.name, createdAt: 1_000 });
    expect([again.pen(account.id), again.account(pen.id)]).toEqual([undefined, undefined]);
    again.close();
  });

  test('relocation gives another pen, ends the old one and what was signed in with it', () => {
    const { keystore } = newKeystore();
    const { account, pen, claimCode } = keystore.openAccount(assistant, 1_000);
    const token = tokenOf(keystore, claimCode, 1_000);
    const moved = keystore.movePen(pen.id, 'assistant-ntoto', 5_000)!;
    expect(moved.pen).toMatchObject({
      accountId: account.id,
      post: 'assistant-ntoto',
      from: 5_000,
      until: null,
    });
    expect(moved.pen.id).not.toBe(pen.id);
    expect(keystore.pen(pen.id)?.until).toBe(5_000);
    expect(keystore.actorOfToken(token)).toBeUndefined();
    const newToken = tokenOf(keystore, moved.claimCode, 5_000);
    expect(keystore.actorOfToken(newToken)).toEqual({
      kind: 'account',
      pen: moved.pen.id,
      post: 'assistant-ntoto',
    });
    expect(keystore.movePen(pen.id, 'assistant-kibua', 6_000)).toBeUndefined();
    expect(keystore.movePen(account.id, 'assistant-kibua', 6_000)).toBeUndefined();
    keystore.close();
  });

  test('a code of the old posting that was never used is worth nothing after the move', () => {
    const { keystore } = newKeystore();
    const { pen, claimCode } = keystore.openAccount(assistant, 1_000);
    keystore.movePen(pen.id, 'assistant-ntoto', 2_000);
    expect(keystore.claim(claimCode, 2_000)).toEqual(refused);
    keystore.close();
  });

  test('a post has the pen that was in it at the time asked about', () => {
    const { keystore } = newKeystore();
    const first = keystore.openAccount(assistant, 1_000).pen;
    keystore.movePen(first.id, 'assistant-ntoto', 5_000);
    const second = keystore.openAccount({ ...assistant, name: 'EXERCISE Amani Kasereka' }, 7_000).pen;
    const at = (moment: number) => keystore.penOfPost('assistant-kibua', moment)?.id;
    expect([999, 1_000, 4_999, 5_000, 6_999, 7_000].map(at)).toEqual([
      undefined,
      first.id,
      first.id,
      undefined,
      undefined,
      second.id,
    ]);
    expect(keystore.penOfPost('commander-kibua', 1_000)).toBeUndefined();
    keystore.close();
  });

  test('a move while the clock is behind ends the pen where it began', () => {
    const { keystore } = newKeystore();
    const { pen } = keystore.openAccount(assistant, 9_000);
    keystore.movePen(pen.id, 'assistant-ntoto', 1_000);
    expect(keystore.pen(pen.id)).toMatchObject({ from: 9_000, until: 9_000 });
    keystore.close();
  });
});

describe('a claim code', () => {
  test('gives a token once', () => {
    const { dir, keystore } = newKeystore();
    const { pen, claimCode } = keystore.openAccount(assistant, 1_000);
    const token = tokenOf(keystore, claimCode, 1_000);
    expect(keystore.claim(claimCode, 1_000)).toEqual(refused);
    keystore.close();
    const again = openKeystore(dir);
    expect(again.actorOfToken(token)).toEqual({ kind: 'account', pen: pen.id, post: assistant.post });
    again.close();
  });

  test('lasts 72 h, to the millisecond', () => {
    const { keystore } = newKeystore();
    const late = keystore.openAccount(assistant, 1_000);
    expect(keystore.claim(late.claimCode, 1_000 + 72 * hour)).toEqual(refused);
    expect(keystore.claim(late.claimCode, 999 + 72 * hour)).toMatchObject({
      pen: late.pen.id,
      post: assistant.post,
    });
    keystore.close();
  });

  test('may be typed in small letters, without hyphens, with the letters that look like its digits', () => {
    const { keystore } = newKeystore();
    const { claimCode } = keystore.openAccount(assistant, 1_000);
    expect(claimCode).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}(-[0-9A-HJKMNP-TV-Z]{5}){3}$/);
    const typed = ` ${claimCode.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')} `;
    expect(keystore.claim(typed, 1_000)).toHaveProperty('token');
    expect(readClaimCode('7q2kd0fhxm9tz3abc4wi')).toBe('7Q2KD-0FHXM-9TZ3A-BC4W1');
    keystore.close();
  });

  test('that never was, or is no code, is refused in the same words', () => {
    const { keystore } = newKeystore();
    keystore.openAccount(assistant, 1_000);
    for (const code of ['', '00000-00000-00000-00000', '\u0000', 'é', '0'.repeat(10_000)]) {
      expect(keystore.claim(code, 1_000)).toEqual(refused);
    }
    keystore.close();
  });

  test('and its token are stored as hashes only', () => {
    const { dir, keystore } = newKeystore();
    const { claimCode } = keystore.openAccount(assistant, 1_000);
    const unused = keystore.openAccount({ ...assistant, post: 'commander-kibua' }, 1_000).claimCode;
    const token = tokenOf(keystore, claimCode, 1_000);
    const bytes = bytesOnDisk(dir);
    expect(bytes.includes(assistant.name), 'the bytes are the keystore’s').toBe(true);
    for (const secret of [claimCode, unused, token]) {
      expect(bytes.includes(secret)).toBe(false);
      expect(bytes.includes(secret.replaceAll('-', ''))).toBe(false);
    }
    keystore.close();
  });
});

describe("the operator's token", () => {
  test('is a file for the node’s user alone, the same after every start, read without the keystore', () => {
    const { dir, keystore } = newKeystore();
    const token = keystore.operatorToken();
    expect(readFileSync(join(dir, 'api-token'), 'utf8')).toBe(`${token}\n`);
    expect(statSync(join(dir, 'api-token')).mode & 0o777).toBe(0o600);
    expect(readOperatorToken(dir), 'while the node has the keystore open').toBe(token);
    keystore.close();
    const again = openKeystore(dir);
    expect(again.operatorToken()).toBe(token);
    expect(again.actorOfToken(token)).toEqual({ kind: 'operator', pen: again.nodePen, post: null });
    again.close();
  });

  test('deleted, is made anew, and the old one is worth nothing', () => {
    const { dir, keystore } = newKeystore();
    const old = keystore.operatorToken();
    keystore.close();
    rmSync(join(dir, 'api-token'));
    expect(codeOf(() => readOperatorToken(dir))).toBe('keystore/token-missing');
    const again = openKeystore(dir);
    expect(again.actorOfToken(old)).toBeUndefined();
    expect(again.actorOfToken(again.operatorToken())?.kind).toBe('operator');
    again.close();
  });

  test('open to others, or empty, is refused', () => {
    const { dir, keystore } = newKeystore();
    keystore.close();
    chmodSync(join(dir, 'api-token'), 0o640);
    expect(codeOf(() => readOperatorToken(dir))).toBe('keystore/permissions');
    chmodSync(join(dir, 'api-token'), 0o600);
    writeFileSync(join(dir, 'api-token'), '');
    expect(codeOf(() => readOperatorToken(dir))).toBe('keystore/token-malformed');
    expect(codeOf(() => openKeystore(dir))).toBe('keystore/token-malformed');
  });

  test('and every other token is refused with one character changed', () => {
    const { keystore } = newKeystore();
    const { claimCode } = keystore.openAccount(assistant, 1_000);
    for (const token of [keystore.operatorToken(), tokenOf(keystore, claimCode, 1_000)]) {
      const other = token[20] === 'A' ? 'B' : 'A';
      expect(keystore.actorOfToken(token.slice(0, 20) + other + token.slice(21))).toBeUndefined();
      expect(keystore.actorOfToken(`${token}A`)).toBeUndefined();
    }
    expect(keystore.actorOfToken('')).toBeUndefined();
    keystore.close();
  });
});
