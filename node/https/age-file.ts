// A small file sealed under a passphrase in the age format (age-encryption.org/v1, scrypt): the ordinary `age`
// command opens it, and it opens what that sealed. For a few keys that travel on a stick.
import { Decrypter, Encrypter } from 'age-encryption';

/** 2^18 rounds, as `age` itself takes: about a second of an old laptop and 256 MiB. */
const usualWork = 18;
const heaviest = 20;

/** Seals under a passphrase. `work` is for tests, where many are sealed. */
export async function sealAge(
  plain: Uint8Array,
  passphrase: string,
  work: number = usualWork,
): Promise<Uint8Array> {
  const sealer = new Encrypter();
  sealer.setPassphrase(passphrase);
  sealer.setScryptWorkFactor(work);
  return sealer.encrypt(plain);
}

/** Gives what was sealed; undefined where the passphrase is another, anything was changed, or it asks for too much work. */
export async function openAge(file: Uint8Array, passphrase: string): Promise<Buffer | undefined> {
  const [, work] = /^age-encryption\.org\/v1\n-> scrypt \S+ (\d{1,2})\n/.exec(headOf(file)) ?? [];
  if (work === undefined || Number(work) > heaviest) return undefined;
  const opener = new Decrypter();
  opener.addPassphrase(passphrase);
  try {
    return Buffer.from(await opener.decrypt(file));
  } catch {
    return undefined;
  }
}

function headOf(file: Uint8Array): string {
  return Buffer.from(file.subarray(0, 400)).toString('latin1');
}
