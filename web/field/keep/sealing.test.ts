import { describe, expect, it } from 'vitest';
import { fromBase64Url, toBase64Url } from './base64.ts';
import { aesKey, paddedLength, randomBytes, seal, unseal } from './sealing.ts';

describe('what is sealed on the phone', () => {
  it('is read back under its key, and under no other', async () => {
    const [own, other] = [await aesKey(randomBytes(32)), await aesKey(randomBytes(32))];
    const value = { name: 'd:1', value: { text: 'Luvungi, à 16 km' } };
    const sealed = await seal(own, value);
    expect(await unseal(own, sealed)).toEqual(value);
    expect(await unseal(other, sealed)).toBeUndefined();
  });

  it('does not tell by its size what it is: a word and a whole report look the same', async () => {
    const key = await aesKey(randomBytes(32));
    const [short, long] = [await seal(key, 'x'), await seal(key, 'x'.repeat(900))];
    expect(short.length).toBe(long.length);
    expect([0, 1_024, 1_025, 70_000].map(paddedLength)).toEqual([1_024, 1_024, 2_048, 131_072]);
  });

  it('keys and signatures survive being written as text', () => {
    const bytes = randomBytes(257);
    expect(fromBase64Url(toBase64Url(bytes))).toEqual(bytes);
    expect(toBase64Url(bytes)).toMatch(/^[\w-]+$/);
  });
});
