import { X509Certificate } from 'node:crypto';

/** A certificate in the text form that programs exchange. */
export function certificatePem(der: Uint8Array): string {
  return new X509Certificate(der).toString();
}

/** A private key of PKCS #8 in text form, for whoever serves with it; it never goes into a file in this form. */
export function keyPem(der: Uint8Array): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return ['-----BEGIN PRIVATE KEY-----', ...lines, '-----END PRIVATE KEY-----', ''].join('\n');
}

const shortPairs = 10;

/** SHA-256 over the certificate, in pairs: what every phone, browser and `openssl` shows of it too. */
export function fingerprintOf(der: Uint8Array): string {
  return new X509Certificate(der).fingerprint256;
}

/** What two people compare by voice: the first ten pairs, 80 bits. */
export function shortFingerprint(der: Uint8Array): string {
  return fingerprintOf(der).split(':').slice(0, shortPairs).join(' ');
}
