// A mission's authority: one root for all of its nodes, and the certificates that it signs. Kept apart from the rest,
// because the library behind it is loaded only where something is signed.
import 'reflect-metadata';
import { randomBytes, webcrypto } from 'node:crypto';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  cryptoProvider,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  Extension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509';
import { nameConstraints, nameConstraintsOid } from './name-constraints.ts';

cryptoProvider.set(webcrypto);

const curve = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const signingAlgorithm = { name: 'ECDSA', hash: 'SHA-256' } as const;

/**
 * Everything begins here. Clocks of base laptops and of phones that lost their battery stand years back, and a
 * certificate that begins tomorrow is no certificate to them.
 */
const beginning = new Date('2015-01-01T00:00:00Z');
/** The last year that old verifiers read without a doubt (UTCTime, RFC 5280). */
const authorityEnd = new Date('2049-12-31T23:59:59Z');
const year = 365.25 * 86_400_000;
const certificateYears = 5;
/** When this was written: a clock that says less is wrong, and would make a certificate that has ended. */
const earliestNow = Date.parse('2026-11-24T00:00:00Z');

export interface SigningPair {
  /** DER. */
  readonly certificate: Uint8Array;
  /** PKCS #8 in DER. */
  readonly key: Uint8Array;
}

/** Makes the root of a mission. Its name is the domain and nothing more; it signs for that domain alone. */
export async function makeAuthority(domain: string): Promise<SigningPair> {
  const keys = await newKeys();
  const certificate = await X509CertificateGenerator.createSelfSigned({
    serialNumber: serialNumber(),
    name: [{ CN: [domain] }],
    notBefore: beginning,
    notAfter: authorityEnd,
    keys,
    signingAlgorithm,
    extensions: [
      // Signs certificates of nodes, and no further authority.
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
      new Extension(nameConstraintsOid, true, nameConstraints(domain)),
    ],
  });
  return pairOf(certificate, keys);
}

/** Signs a certificate of a node, with a key of its own, for five years from now. */
export async function issueCertificate(
  authority: SigningPair,
  { name, addresses, now }: { name: string; addresses: readonly string[]; now: number },
): Promise<SigningPair> {
  const root = new X509Certificate(new Uint8Array(authority.certificate));
  const signingKey = await webcrypto.subtle.importKey('pkcs8', new Uint8Array(authority.key), curve, false, [
    'sign',
  ]);
  const keys = await newKeys();
  const end = new Date(Math.max(now, earliestNow) + certificateYears * year);
  const certificate = await X509CertificateGenerator.create({
    serialNumber: serialNumber(),
    subject: [{ CN: [name] }],
    issuer: root.subjectName,
    notBefore: beginning,
    notAfter: end < authorityEnd ? end : authorityEnd,
    publicKey: keys.publicKey,
    signingKey,
    signingAlgorithm,
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
      new SubjectAlternativeNameExtension([
        { type: 'dns', value: name },
        ...addresses.map((value) => ({ type: 'ip', value }) as const),
      ]),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
      await AuthorityKeyIdentifierExtension.create(root),
    ],
  });
  return pairOf(certificate, keys);
}

async function newKeys(): Promise<webcrypto.CryptoKeyPair> {
  return webcrypto.subtle.generateKey(curve, true, ['sign', 'verify']) as Promise<webcrypto.CryptoKeyPair>;
}

/** Random and positive, 127 bits. */
function serialNumber(): string {
  const bytes = randomBytes(16);
  bytes.writeUInt8((bytes.readUInt8(0) & 0x3f) | 0x40, 0);
  return bytes.toString('hex');
}

async function pairOf(certificate: X509Certificate, keys: webcrypto.CryptoKeyPair): Promise<SigningPair> {
  const key = await webcrypto.subtle.exportKey('pkcs8', keys.privateKey);
  return { certificate: new Uint8Array(certificate.rawData), key: new Uint8Array(key) };
}
