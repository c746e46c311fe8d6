import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import {
  cryptoProvider,
  PemConverter,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { NodeInTest, until } from '../channel-in-test.ts';
import { CentreInTest } from './centre-in-test.ts';
import { SmppChannel } from './smpp-channel.ts';

cryptoProvider.set(webcrypto);

let node: NodeInTest;
let centre: CentreInTest;
let channel: SmppChannel;
let port: number;
let cert: string;

beforeEach(async () => {
  node = new NodeInTest();
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const certificate = await X509CertificateGenerator.createSelfSigned({
    name: 'CN=EXERCISE',
    keys,
    signingAlgorithm: algorithm,
    notAfter: new Date(Date.now() + 86_400_000),
    extensions: [new SubjectAlternativeNameExtension([{ type: 'dns', value: 'localhost' }])],
  });
  cert = certificate.toString('pem');
  const key = PemConverter.encode(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey), 'PRIVATE KEY');
  centre = new CentreInTest({ key, cert });
  port = await centre.open();
});
afterEach(async () => {
  await channel.stop();
  await centre.close();
  node.remove();
});

async function start(ca?: string): Promise<void> {
  channel = new SmppChannel({
    gateway: 'smpp-1',
    host: 'localhost',
    port,
    tls: true,
    ...(ca !== undefined && { ca }),
    systemId: 'ulinzi',
    password: 'EXERCISE',
    systemType: '',
    sourceAddress: '',
    window: 1,
    timing: { reconnectMs: 20 },
    ...node.around(),
  });
  await channel.start();
}

test('B7 over TLS a centre is spoken to whose certificate is trusted', async () => {
  await start(cert);
  await channel.send({ id: 'a', to: '+243990000001', text: 'Rappelle', urgent: false });
  await until(() => node.told.includes('a sent'));
  expect(centre.binds).toHaveLength(1);
});

test('B7 no password goes to one whose certificate is not', async () => {
  await start();
  await until(() => node.log.some(({ event }) => event === 'smpp.trouble'));
  expect(node.log[0]).toMatchObject({ trouble: 'unreachable', reason: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
  expect(centre.binds).toEqual([]);
});
