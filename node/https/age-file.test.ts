import { describe, expect, it } from 'vitest';
import { openAge, sealAge } from './age-file.ts';

/** "EXERCISE", sealed by Debian's age 1.1.1 (`age -p`). */
const byAge = Buffer.from(
  'YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IHNjcnlwdCBwU2p1NEdIZGsvR2xXQmh4VE5iRHhnIDE4CkQ4aTIvTXVtWkxSeW5iVDBLYXFQdXp1NG1rRW9lQ1NaenNZUHZYWldQZlEKLS0tIHFybWo2SXIva0VJb1FMVURSSXdmTVMzTXlXZWJTcVpBc2ZnYjl2WGtwYzgK2XZNXIatResu3NcKMStg/EZ+Yw0qrPtBgjnxMSxpL8KvQXsadIfgQA==',
  'base64',
);
const passphrase = 'mvua ya asubuhi';

describe('a file sealed under a passphrase', () => {
  it('that the age command made opens, with its passphrase alone', async () => {
    expect((await openAge(byAge, passphrase))?.toString()).toBe('EXERCISE');
    expect(await openAge(byAge, 'mvua ya jioni')).toBeUndefined();
  });

  it('opens as it was, and not where a byte of it was changed or cut off', async () => {
    const plain = Buffer.from('EXERCISE, an invented key');
    const file = Buffer.from(await sealAge(plain, passphrase, 10));
    expect(await openAge(file, passphrase)).toEqual(plain);
    expect(file.includes('EXERCISE')).toBe(false);
    const mac = file.indexOf('--- ') + 6;
    for (const at of [mac, file.length - 20, file.length - 1]) {
      const changed = Buffer.from(file);
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
      expect(await openAge(changed, passphrase)).toBeUndefined();
    }
    expect(await openAge(file.subarray(0, -1), passphrase)).toBeUndefined();
  });

  it('what is no such file, or asks for an hour of work, opens nothing', async () => {
    expect(await openAge(Buffer.from('x'), passphrase)).toBeUndefined();
    const heavy = byAge.toString('latin1').replace(' 18\n', ' 30\n');
    expect(await openAge(Buffer.from(heavy, 'latin1'), passphrase)).toBeUndefined();
  });
});
