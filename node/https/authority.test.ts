import { spawnSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { issueCertificate, makeAuthority, type SigningPair } from './authority.ts';
import { isDomain, isLanAddress, isUnder, tellsTooMuch } from './names.ts';
import { certificatePem, fingerprintOf, keyPem, shortFingerprint } from './pem.ts';
import { ask } from './testing/network.ts';

const now = Date.parse('2026-11-24T08:00:00Z');
const folder = mkdtempSync(join(tmpdir(), 'ulinzi-authority-'));
let root: SigningPair;
let leaf: SigningPair;
const issued = (name: string, ...addresses: string[]) => issueCertificate(root, { name, addresses, now });

beforeAll(async () => {
  root = await makeAuthority('meza.example');
  leaf = await issued('kibua.meza.example', '192.168.7.5', 'fd00::5');
});
afterAll(() => rmSync(folder, { recursive: true }));

describe("a mission's authority", () => {
  it('is named for its domain and nothing more, and holds from years back for decades', () => {
    const certificate = new X509Certificate(root.certificate);
    expect(certificate.subject).toBe('CN=meza.example');
    expect(certificate.issuer).toBe('CN=meza.example');
    expect(certificate.subjectAltName).toBeUndefined();
    expect(certificate.validFromDate.toISOString()).toBe('2015-01-01T00:00:00.000Z');
    expect(certificate.validToDate.getUTCFullYear()).toBe(2049);
    expect(certificate.ca).toBe(true);
    expect(certificate.verify(certificate.publicKey)).toBe(true);
    expect(certificate.publicKey.asymmetricKeyDetails).toEqual({ namedCurve: 'prime256v1' });
  });

  it('signs for five years from now, from years back, for a server of that name alone', () => {
    const certificate = new X509Certificate(leaf.certificate);
    expect(certificate.subject).toBe('CN=kibua.meza.example');
    expect(certificate.subjectAltName).toBe(
      'DNS:kibua.meza.example, IP Address:192.168.7.5, IP Address:FD00:0:0:0:0:0:0:5',
    );
    expect(certificate.ca).toBe(false);
    expect(certificate.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1']);
    expect(certificate.validFromDate.getUTCFullYear()).toBe(2015);
    expect(certificate.validToDate.getUTCFullYear()).toBe(2031);
    const signer = new X509Certificate(root.certificate);
    expect(certificate.checkIssued(signer) && certificate.verify(signer.publicKey)).toBe(true);
  });

  it('a clock that lost its battery makes no certificate that has ended', async () => {
    const made = await issueCertificate(root, { name: 'kibua.meza.example', addresses: [], now: 0 });
    expect(new X509Certificate(made.certificate).validToDate.getUTCFullYear()).toBe(2031);
  });

  it('two have different keys and serial numbers under one name', async () => {
    const other = await makeAuthority('meza.example');
    const serials = [root, other].map(({ certificate }) => new X509Certificate(certificate).serialNumber);
    expect(new Set(serials).size).toBe(2);
    expect(fingerprintOf(other.certificate)).not.toBe(fingerprintOf(root.certificate));
    expect(shortFingerprint(root.certificate)).toMatch(/^([0-9A-F]{2} ){9}[0-9A-F]{2}$/);
  });

  it.each([
    ['a node', 'kibua.meza.example', [], true],
    ['the domain itself', 'meza.example', [], true],
    ['a node with an address of its network', 'kibua.meza.example', ['10.1.2.3'], true],
    ['another domain', 'bank.example', [], false],
    ['a domain that only ends alike', 'evilmeza.example', [], false],
    ['an address of the world', 'kibua.meza.example', ['8.8.8.8'], false],
    ['an IPv6 address of the world', 'kibua.meza.example', ['2001:db8::1'], false],
  ])('its constraints hold for whoever has its key: %s', async (_title, name, addresses, isGood) => {
    const { certificate } = await issued(name, ...addresses);
    writeFileSync(join(folder, 'root.pem'), certificatePem(root.certificate));
    writeFileSync(join(folder, 'leaf.pem'), certificatePem(certificate));
    const words = ['verify', '-x509_strict', '-purpose', 'sslserver', '-CAfile', 'root.pem', 'leaf.pem'];
    const { status, stderr, error } = spawnSync('openssl', words, { cwd: folder, encoding: 'utf8' });
    if (error) throw error;
    expect(status === 0).toBe(isGood);
    if (!isGood) expect(stderr).toContain('permitted subtree violation');
  });

  it('a client that trusts the root alone is served by name, and refuses what is beyond the constraints', async () => {
    const foreign = await issued('bank.example');
    const server = createServer(
      {
        cert: certificatePem(leaf.certificate),
        key: keyPem(leaf.key),
        SNICallback: undefined,
      },
      (_request, response) => response.end('here'),
    );
    await new Promise<void>((done) => server.listen({ host: '127.0.0.1', port: 0 }, done));
    const { port } = server.address() as AddressInfo;
    const ca = certificatePem(root.certificate);
    expect((await ask(`https://kibua.meza.example:${port}/`, { ca })).text).toBe('here');
    await expect(ask(`https://other.meza.example:${port}/`, { ca })).rejects.toThrow(/altnames/);
    server.setSecureContext({ cert: certificatePem(foreign.certificate), key: keyPem(foreign.key) });
    await expect(ask(`https://bank.example:${port}/`, { ca })).rejects.toThrow(/permitted subtree/);
    const stranger = certificatePem((await makeAuthority('meza.example')).certificate);
    await expect(ask(`https://bank.example:${port}/`, { ca: stranger })).rejects.toThrow();
    server.close();
    server.closeAllConnections();
  });
});

describe('names', () => {
  it.each(['meza.example', 'a.b', 'kibua.meza.example', 'x1-y.example'])('%s is one', (name) =>
    expect([isDomain(name), tellsTooMuch(name)]).toEqual([true, false]),
  );

  it.each([
    'meza',
    'Meza.example',
    '10.0.0.1',
    '-a.example',
    'a..b',
    'a b.example',
    `${'a'.repeat(64)}.b`,
    '',
  ])('"%s" is none', (name) => expect(isDomain(name)).toBe(false));

  it.each([
    'ulinzi.example',
    'un.example',
    'kibua.protection.example',
    'early-warning.example',
    'alerts-nk.example',
  ])('%s says what it is', (name) => expect(tellsTooMuch(name)).toBe(true));

  it('what ends in the domain is under it, not what ends in its letters', () => {
    expect(['meza.example', 'kibua.meza.example'].every((name) => isUnder(name, 'meza.example'))).toBe(true);
    expect(
      ['evilmeza.example', 'example', 'meza.example.org'].some((name) => isUnder(name, 'meza.example')),
    ).toBe(false);
    expect(['10.2.3.4', '172.31.0.1', '192.168.1.1', 'fd12::1'].every(isLanAddress)).toBe(true);
    expect(['172.32.0.1', '8.8.8.8', '2001:db8::1', 'kibua'].some(isLanAddress)).toBe(false);
  });
});
