// Whether people can reach the node by its name: the certificate's names and dates, and the port that serves it.
import { X509Certificate } from 'node:crypto';
import { createServer } from 'node:net';
import { connect } from 'node:tls';
import { HttpsRefused, readGiven, type ReachSettings } from '../https/index.ts';
import type { KeystoreSeen } from '../keystore/index.ts';
import { finding, type Finding } from './finding.ts';

const day = 86_400_000;
/** A certificate of the authority has to be fetched from another base; a given one renews itself by then. */
const soonDays = { authority: 180, given: 14 } as const;

type Served = Extract<ReachSettings, { httpsPort: number }>;

export async function checkHttps(
  reach: ReachSettings,
  keystore: KeystoreSeen | 'in-use' | null,
  wall: number,
): Promise<Finding[]> {
  if (reach.way === 'this-machine' || reach.way === 'proxy') return [];
  const port = String(reach.httpsPort);
  const files = reach.way === 'given' ? checkGiven(reach, wall) : [];
  if (keystore === 'in-use') {
    const served = await servedBy(reach);
    if (!served) return [...files, finding('https-not-answering', { port })];
    return [...files, ...checkCertificate(reach, served, wall, false)];
  }
  const free = (await isFree(reach)) ? [] : [finding('https-port', { port })];
  if (reach.way === 'given' || keystore === null) return [...files, ...free];
  const kept = keystore.certificates.find(({ name, hasKey }) => name === reach.domain && hasKey);
  const canSign = keystore.authority?.hasKey === true;
  if (!kept) return canSign ? free : [...free, finding('https-certificate', { name: reach.domain })];
  return [...free, ...checkCertificate(reach, new X509Certificate(kept.certificate), wall, canSign)];
}

function checkGiven(reach: Extract<ReachSettings, { way: 'given' }>, wall: number): Finding[] {
  try {
    const { cert } = readGiven(reach, reach.domain, wall);
    return checkCertificate(reach, new X509Certificate(cert), wall, false);
  } catch (error) {
    if (!(error instanceof HttpsRefused)) throw error;
    return [finding('https-given', { reason: error.problem })];
  }
}

function checkCertificate(
  { way, domain }: Served,
  certificate: X509Certificate,
  wall: number,
  canSign: boolean,
): Finding[] {
  const found: Finding[] = [];
  if (certificate.checkHost(domain) === undefined) found.push(finding('https-name', { name: domain }));
  if (wall < certificate.validFromDate.getTime()) found.push(finding('https-clock'));
  const days = Math.floor((certificate.validToDate.getTime() - wall) / day);
  // With the authority's key it signs itself a new one a year ahead.
  if (!canSign && days < soonDays[way]) found.push(finding('https-ends', { name: domain, days }));
  return found;
}

/** The certificate that is served on this machine, whatever it is worth; undefined where nothing speaks TLS. */
function servedBy({ listen, httpsPort, domain }: Served): Promise<X509Certificate | undefined> {
  const host = listen === '0.0.0.0' || listen === '::' ? '127.0.0.1' : listen;
  return new Promise((resolve) => {
    const socket = connect({
      host,
      port: httpsPort,
      servername: domain,
      // Looked at below; trust is for browsers.
      rejectUnauthorized: false,
      timeout: 5_000,
    });
    const end = (certificate?: X509Certificate) => {
      socket.destroy();
      resolve(certificate);
    };
    socket.once('secureConnect', () => end(socket.getPeerX509Certificate()));
    socket.once('error', () => end());
    socket.once('timeout', () => end());
  });
}

function isFree({ listen, httpsPort }: Served): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ host: listen, port: httpsPort }, () => server.close(() => resolve(true)));
  });
}
