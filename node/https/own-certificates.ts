// The authority and the certificates of a node, as its keystore has them: made, signed, renewed in time.
import { X509Certificate } from 'node:crypto';
import type { KeptAuthority, KeptCertificate, Keystore } from '../keystore/index.ts';
import { isDomain, isLanAddress, isUnder, tellsTooMuch } from './names.ts';
import { HttpsRefused } from './refused.ts';

/** A node that has the authority's key signs itself a new certificate when less than this is left of the old one. */
const renewedBefore = 365 * 86_400_000;

export type WithKey<Kept> = Kept & { readonly key: Uint8Array };

/** Makes the mission's authority. Its domain is fixed from then on: it is in every phone. */
export async function createAuthority(keystore: Keystore, domain: string): Promise<KeptAuthority> {
  const { certificates } = keystore;
  const former = certificates.authority();
  if (former) throw new HttpsRefused('authority-exists', { domain: former.domain });
  if (!isDomain(domain)) throw new HttpsRefused('domain', { name: domain });
  if (tellsTooMuch(domain)) throw new HttpsRefused('telling', { name: domain });
  const { makeAuthority } = await import('./authority.ts');
  certificates.keepAuthority({ domain, ...(await makeAuthority(domain)) });
  return certificates.authority() as KeptAuthority;
}

/** Signs a certificate with a new key. It is not kept: the caller says whose it is. */
export async function signCertificate(
  keystore: Keystore,
  { name, addresses, now }: { name: string; addresses: readonly string[]; now: number },
): Promise<WithKey<KeptCertificate>> {
  const authority = keystore.certificates.authority();
  if (!authority) throw new HttpsRefused('no-authority');
  const { domain, certificate, key } = authority;
  if (!isUnder(name, domain)) throw new HttpsRefused('not-under', { name, domain });
  if (tellsTooMuch(name)) throw new HttpsRefused('telling', { name });
  const foreign = addresses.find((address) => !isLanAddress(address));
  if (foreign !== undefined) throw new HttpsRefused('lan-address', { address: foreign });
  if (!key) throw new HttpsRefused('authority-elsewhere', { domain });
  const { issueCertificate } = await import('./authority.ts');
  return { name, addresses, ...(await issueCertificate({ certificate, key }, { name, addresses, now })) };
}

/**
 * The certificate to serve with: the one that is kept, unless it ends soon or lacks an address; then a new one, where
 * this node has the authority's key. Throws `HttpsRefused` where there is none that is good.
 */
export async function ownCertificate(
  keystore: Keystore,
  wanted: { name: string; addresses: readonly string[]; now: number },
): Promise<WithKey<KeptCertificate>> {
  const { certificates } = keystore;
  const kept = certificates.of(wanted.name);
  const canSign = Boolean(certificates.authority()?.key);
  if (kept && hasKey(kept)) {
    const left = endOf(kept.certificate) - wanted.now;
    const isForAll = wanted.addresses.every((address) => kept.addresses.includes(address));
    // Without the authority's key there is nothing better: a browser will say what is wrong, and so does the doctor.
    if (!canSign || (left > renewedBefore && isForAll)) return kept;
  } else if (!canSign && certificates.authority()) {
    throw new HttpsRefused('no-certificate', { name: wanted.name });
  }
  const signed = await signCertificate(keystore, wanted);
  certificates.keep(signed);
  return signed;
}

export function endOf(certificate: Uint8Array): number {
  return new X509Certificate(certificate).validToDate.getTime();
}

function hasKey(kept: KeptCertificate): kept is WithKey<KeptCertificate> {
  return kept.key !== null;
}
