import { expect, it } from 'vitest';
import { hashingInUse, hashSecret, isHashed, nobodysHash } from './secret-hash.ts';

it('what is in use is Argon2id as RFC 9106 and OWASP recommend', async () => {
  const hash = await hashSecret('mvua ndogo juu ya daraja', hashingInUse.passphrase);
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=4\$[\w+/]{22}\$[\w+/]{43}$/);
  expect(await isHashed('mvua ndogo juu ya daraja', hash)).toBe(true);
  expect(await isHashed('mvua ndogo juu ya darajA', hash)).toBe(false);
  expect(await hashSecret('274816', hashingInUse.pin)).toContain('m=19456,t=2,p=1');
});

it('two of the same secret have nothing in common but their cost', async () => {
  const [one, other] = [await hashSecret('x', hashingInUse.pin), await hashSecret('x', hashingInUse.pin)];
  expect(one.split('$').slice(0, 4)).toEqual(other.split('$').slice(0, 4));
  expect(one.split('$')[4]).not.toBe(other.split('$')[4]);
});

it('a letter and its accent are the same however a keyboard joins them', async () => {
  const hash = await hashSecret('é', hashingInUse.pin);
  expect(await isHashed('e\u0301', hash)).toBe(true);
});

it("nobody's hash costs as much and is never right", async () => {
  const hash = nobodysHash(hashingInUse.pin);
  expect(hash.split('$').slice(0, 4)).toEqual(
    (await hashSecret('', hashingInUse.pin)).split('$').slice(0, 4),
  );
  expect(await isHashed('', hash)).toBe(false);
});

it('the main thread goes on while one is made', async () => {
  let turns = 0;
  const timer = setInterval(() => turns++, 5);
  await hashSecret('x', hashingInUse.passphrase);
  clearInterval(timer);
  expect(turns).toBeGreaterThan(3);
});
