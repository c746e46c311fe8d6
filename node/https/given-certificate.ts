// A certificate that somebody gave: a public one, or of a company's own authority. Checked before it is served, for
// what a browser would say of it later is read by people who cannot mend it.
import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { isIP } from 'node:net';
import { HttpsRefused } from './refused.ts';

/** What a server needs to speak TLS. */
export interface Served {
  readonly cert: string;
  readonly key: string;
}

export interface GivenFiles {
  readonly certificate: string;
  readonly key: string;
}

/** Reads both files and checks key, name, dates and chain against each other. Throws `HttpsRefused`. */
export function readGiven(files: GivenFiles, name: string, now: number): Served {
  const cert = textOf(files.certificate);
  const key = textOf(files.key);
  if ((statSync(files.key).mode & 0o007) !== 0) throw new HttpsRefused('given-open', { file: files.key });
  const chain = chainOf(cert, files.certificate);
  const [own] = chain;
  if (!own) throw new HttpsRefused('given-unreadable', { file: files.certificate });
  if (!own.checkPrivateKey(keyOf(key, files.key))) throw new HttpsRefused('given-key');
  if (own.checkHost(name) === undefined) throw new HttpsRefused('given-name', { name });
  if (own.validToDate.getTime() < now || own.validFromDate.getTime() > now) {
    const days = [own.validFromDate, own.validToDate].map((date) => date.toISOString().slice(0, 10));
    throw new HttpsRefused('given-dates', { from: days[0] ?? '', until: days[1] ?? '' });
  }
  const isChain = chain.every((one, at) => {
    const issuer = chain[at + 1];
    return !issuer || (one.checkIssued(issuer) && one.verify(issuer.publicKey));
  });
  if (!isChain) throw new HttpsRefused('given-chain', { file: files.certificate });
  return { cert, key };
}

/** Changes whenever one of the files does. */
export function stateOf(files: GivenFiles): string {
  return [files.certificate, files.key]
    .map((file) => {
      const { mtimeMs, size, ino } = statSync(file);
      return `${mtimeMs} ${size} ${ino}`;
    })
    .join('\n');
}

/** True for a host that the first certificate of a text holds for. */
export function holdsFor(cert: string, host: string): boolean {
  const own = new X509Certificate(cert);
  const address = host.replace(/^\[|\]$/g, '');
  return isIP(address) === 0 ? own.checkHost(host) !== undefined : own.checkIP(address) !== undefined;
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new HttpsRefused('given-unreadable', { file });
  }
}

function chainOf(text: string, file: string): X509Certificate[] {
  try {
    const blocks = text.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? [];
    return blocks.map((block) => new X509Certificate(block));
  } catch {
    throw new HttpsRefused('given-unreadable', { file });
  }
}

function keyOf(text: string, file: string): KeyObject {
  try {
    return createPrivateKey(text);
  } catch {
    throw new HttpsRefused('given-unreadable', { file });
  }
}
