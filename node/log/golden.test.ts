// The bytes, hashes and signatures of released entries, fixed in a file for good: a change that reads or writes them
// otherwise breaks every log there is.
import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { bytesOf, type Entry, entryOf, type Outcome, upcast } from '@ulinzi/domain/kernel';
import { Check } from 'typebox/value';
import { describe, expect, test } from 'vitest';
import { verifyHead } from '../keystore/index.ts';
import { acts } from '@ulinzi/domain/acts';
import { beforeAll, rowHash } from './chain.ts';
import { headBytes, type SignedHead } from './heads.ts';

interface Golden {
  readonly entries: readonly {
    readonly entry: Entry;
    readonly bytes: string;
    readonly sha256: string;
    readonly row: { incarnation: number; position: number; recorded: number; outcome: Outcome; hash: string };
  }[];
  readonly key: { readonly pkcs8: string; readonly public: string };
  readonly signatureOverLastHash: string;
  readonly head: SignedHead;
}

const file = new URL('../../domain/kernel/golden/entries.json', import.meta.url);
const { entries, key, head, signatureOverLastHash } = JSON.parse(readFileSync(file, 'utf8')) as Golden;

describe.each(entries)('entry $row.position, $entry.act', ({ entry, bytes, sha256 }) => {
  const golden = Buffer.from(bytes, 'base64');

  test('is written as these bytes', () => {
    expect(Buffer.from(bytesOf(entry)).toString('utf8')).toBe(golden.toString('utf8'));
    expect(createHash('sha256').update(bytesOf(entry)).digest('hex')).toBe(sha256);
  });

  test('is read from these bytes, and written again without a byte of difference', () => {
    expect(entryOf(golden)).toEqual(entry);
    expect(Buffer.from(bytesOf(entryOf(golden)))).toEqual(golden);
  });

  test('is understood by the act of today', () => {
    const act = acts[entry.act];
    if (!act) throw new Error(`${entry.act} is not declared any more`);
    expect(Check(act.data, upcast(act, entry.version, { ...entry.data }))).toBe(true);
  });
});

describe('the chain over the entries', () => {
  test('has these hashes, each over the row before, the row’s head and the entry’s bytes', () => {
    let previous = beforeAll;
    for (const { bytes, row } of entries) {
      previous = rowHash(previous, row, Buffer.from(bytes, 'base64'));
      expect(Buffer.from(previous).toString('hex')).toBe(row.hash);
    }
  });

  test('changes with every part of a row', () => {
    const [first] = entries;
    if (!first) throw new Error('no golden entries');
    const bytes = Buffer.from(first.bytes, 'base64');
    const changed = [
      rowHash(beforeAll, { ...first.row, position: 2 }, bytes),
      rowHash(beforeAll, { ...first.row, incarnation: 2 }, bytes),
      rowHash(beforeAll, { ...first.row, recorded: first.row.recorded + 1 }, bytes),
      rowHash(beforeAll, { ...first.row, outcome: 'contested' }, bytes),
      rowHash(beforeAll, first.row, bytes.subarray(1)),
      rowHash(Buffer.alloc(32, 1), first.row, bytes),
    ];
    const hashes = [first.row.hash, ...changed.map((hash) => Buffer.from(hash).toString('hex'))];
    expect(new Set(hashes).size).toBe(hashes.length);
  });
});

describe('signatures', () => {
  const signingKey = createPrivateKey({
    key: Buffer.from(key.pkcs8, 'base64'),
    type: 'pkcs8',
    format: 'der',
  });
  const lastHash = Buffer.from(entries.at(-1)?.row.hash ?? '', 'hex');

  test('over the last hash and over the signed head are these, and no others', () => {
    expect(createPublicKey(signingKey).export({ format: 'jwk' }).x).toBe(key.public);
    expect(sign(null, lastHash, signingKey).toString('base64url')).toBe(signatureOverLastHash);
    expect(sign(null, headBytes(head), signingKey).toString('base64url')).toBe(head.signature);
  });

  test('hold for what they were made over, and for nothing else', () => {
    const signature = Buffer.from(head.signature, 'base64url');
    expect(verifyHead(lastHash, Buffer.from(signatureOverLastHash, 'base64url'), key.public)).toBe(true);
    expect(verifyHead(headBytes(head), signature, key.public)).toBe(true);
    expect(verifyHead(headBytes({ ...head, position: head.position - 1 }), signature, key.public)).toBe(
      false,
    );
    expect(verifyHead(lastHash, signature, key.public)).toBe(false);
  });
});
