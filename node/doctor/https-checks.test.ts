import { randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { certificatePem, createAuthority, keyPem, signCertificate } from '../https/index.ts';
import { createKeystore, type KeptCertificate, lookAtKeystore } from '../keystore/index.ts';
import { checkHttps } from './https-checks.ts';

const name = 'kibua.meza.example';
const folder = mkdtempSync(join(tmpdir(), 'ulinzi-https-doctor-'));
const keysDir = join(folder, 'keys');
const now = Date.now();
const later = Date.parse('2031-10-01');
let signed: KeptCertificate & { readonly key: Uint8Array };
let server: Server;
let port: number;
const doors = { listen: '127.0.0.1', httpPort: null };
const reach = (httpsPort: number, domain = name) =>
  ({ way: 'authority', domain, lanAddresses: [], httpsPort, ...doors }) as const;
const found = async (...call: Parameters<typeof checkHttps>) =>
  (await checkHttps(...call)).map(({ code }) => code);

beforeAll(async () => {
  const keystore = createKeystore(keysDir, { nodeId: randomUUID(), kind: 'real' });
  await createAuthority(keystore, 'meza.example');
  signed = await signCertificate(keystore, { name, addresses: [], now });
  keystore.certificates.keep(signed);
  keystore.close();
  const served = { cert: certificatePem(signed.certificate), key: keyPem(signed.key) };
  server = createServer(served, (_request, response) => response.end());
  await new Promise<void>((done) => server.listen({ host: '127.0.0.1', port: 0 }, done));
  ({ port } = server.address() as AddressInfo);
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

it('a node that only this machine reaches, or a proxy, has nothing to be looked at', async () => {
  expect(await found({ way: 'this-machine' }, 'in-use', now)).toEqual([]);
  expect(await found({ way: 'proxy', domain: name }, null, now)).toEqual([]);
});

it('a running node: its port, its name, its dates, and a clock that lost its battery', async () => {
  expect(await found(reach(port), 'in-use', now)).toEqual([]);
  expect(await found(reach(port, 'masisi.meza.example'), 'in-use', now)).toEqual(['https-name']);
  expect(await found(reach(port), 'in-use', later)).toEqual(['https-ends']);
  expect(await found(reach(port), 'in-use', Date.parse('2001-01-01'))).toEqual(['https-clock']);
  expect(await found(reach(9), 'in-use', now)).toEqual(['https-not-answering']);
});

it('a stopped node: a certificate or a key to sign one, and a free port', async () => {
  const seen = lookAtKeystore(keysDir);
  if (seen === 'in-use') throw new Error('nobody has it open');
  expect(await found(reach(0), seen, later)).toEqual([]);
  expect(await found(reach(port), seen, now)).toEqual(['https-port']);
  // Without the authority's key it can neither renew nor sign for another name.
  const without = { ...seen, authority: { domain: 'meza.example', hasKey: false } };
  expect(await found(reach(0), without, now)).toEqual([]);
  expect(await found(reach(0), without, later)).toEqual(['https-ends']);
  expect(await found(reach(0, 'masisi.meza.example'), without, now)).toEqual(['https-certificate']);
});

it('a given certificate: whether it would be taken, and when it ends', async () => {
  const files = { certificate: join(folder, 'chain.pem'), key: join(folder, 'key.pem') };
  writeFileSync(files.certificate, certificatePem(signed.certificate));
  writeFileSync(files.key, keyPem(signed.key), { mode: 0o600 });
  const given = { way: 'given', domain: name, httpsPort: 0, ...doors, ...files } as const;
  expect(await found(given, null, now)).toEqual([]);
  expect(await found(given, null, Date.parse('2031-11-20'))).toEqual(['https-ends']);
  chmodSync(files.key, 0o644);
  expect(await checkHttps(given, null, now)).toEqual([
    { code: 'https-given', values: { reason: 'given-open' } },
  ]);
});
