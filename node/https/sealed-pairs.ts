// An authority, or a node's certificate, on its way to another node: sealed under a passphrase that travels apart.
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { KeptAuthority, KeptCertificate } from '../keystore/index.ts';
import { openAge, sealAge } from './age-file.ts';
import { isDomain, isLanAddress, isUnder } from './names.ts';
import { HttpsRefused } from './refused.ts';

const shortestPassphrase = 12;

interface Written {
  readonly kind: 'authority' | 'certificate';
  readonly domain: string;
  readonly authority: string;
  readonly authorityKey?: string;
  readonly name?: string;
  readonly addresses?: readonly string[];
  readonly certificate?: string;
  readonly key?: string;
}

export interface Carried {
  readonly authority: KeptAuthority;
  /** Of a node; null in the file of an authority. */
  readonly certificate: (KeptCertificate & { readonly key: Uint8Array }) | null;
}

export async function writeAuthority(
  file: string,
  passphrase: string,
  authority: KeptAuthority,
): Promise<void> {
  const { domain, certificate, key } = authority;
  if (!key) throw new HttpsRefused('authority-elsewhere', { domain });
  const written = {
    kind: 'authority',
    domain,
    authority: text(certificate),
    authorityKey: text(key),
  } as const;
  await write(file, passphrase, written);
}

export async function writeCertificate(
  file: string,
  passphrase: string,
  {
    authority,
    certificate,
  }: { authority: KeptAuthority; certificate: KeptCertificate & { readonly key: Uint8Array } },
): Promise<void> {
  await write(file, passphrase, {
    kind: 'certificate',
    domain: authority.domain,
    authority: text(authority.certificate),
    name: certificate.name,
    addresses: certificate.addresses,
    certificate: text(certificate.certificate),
    key: text(certificate.key),
  });
}

/** Opens such a file and checks that its parts belong together. Throws `HttpsRefused`. */
export async function readCarried(file: string, passphrase: string, kind: Written['kind']): Promise<Carried> {
  let sealed: Buffer;
  try {
    sealed = readFileSync(file);
  } catch {
    throw new HttpsRefused('file', { file });
  }
  const opened = await openAge(sealed, passphrase);
  const carried = opened && carriedIn(opened, kind);
  if (!carried) throw new HttpsRefused('not-opened', { file });
  return carried;
}

function carriedIn(bytes: Buffer, kind: Written['kind']): Carried | undefined {
  try {
    const written = JSON.parse(bytes.toString()) as Written;
    if (written.kind !== kind || !isDomain(written.domain)) return undefined;
    const root = new X509Certificate(binary(written.authority));
    const authorityKey = written.authorityKey === undefined ? null : binary(written.authorityKey);
    if (!root.ca || (authorityKey && !isPair(root, authorityKey))) return undefined;
    const authority = { domain: written.domain, certificate: binary(written.authority), key: authorityKey };
    if (kind === 'authority') return authorityKey ? { authority, certificate: null } : undefined;
    const { name = '', addresses = [] } = written;
    const certificate = binary(written.certificate ?? '');
    const key = binary(written.key ?? '');
    const own = new X509Certificate(certificate);
    const isSound = own.checkIssued(root) && own.verify(root.publicKey) && isPair(own, key);
    if (!isSound || !isUnder(name, written.domain) || !addresses.every(isLanAddress)) return undefined;
    return { authority, certificate: { name, addresses, certificate, key } };
  } catch {
    return undefined;
  }
}

function isPair(certificate: X509Certificate, key: Uint8Array): boolean {
  return certificate.checkPrivateKey(
    createPrivateKey({ key: Buffer.from(key), type: 'pkcs8', format: 'der' }),
  );
}

async function write(file: string, passphrase: string, written: Written): Promise<void> {
  if (passphrase.length < shortestPassphrase) throw new HttpsRefused('passphrase');
  if (existsSync(file)) throw new HttpsRefused('file-exists', { file });
  try {
    const bytes = await sealAge(Buffer.from(JSON.stringify(written)), passphrase);
    writeFileSync(file, bytes, { flag: 'wx', mode: 0o600, flush: true });
  } catch {
    throw new HttpsRefused('file', { file });
  }
}

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
const binary = (base64: string) => new Uint8Array(Buffer.from(base64, 'base64'));
