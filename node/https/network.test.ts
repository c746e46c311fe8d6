import { request as plainRequest } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { EnrolmentAnswer } from '@ulinzi/domain/access';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createReal } from '../serve/index.ts';
import { HandClock, TestNode } from '../testing/test-node.ts';
import { certificatePem, createAuthority } from './index.ts';
import { ask, open, serialOf } from './testing/network.ts';

const name = 'kibua.meza.example';
const year = 365 * 86_400_000;
const test = new TestNode('real', new HandClock(Date.now()));
let ca: string;
let cookie: string;
const at = (path: string) => `${test.node.publicAddress}${path}`;
const fromPage = { 'x-requested-by': 'watch' };
/** Answers at the door that speaks plain http, which any name leads to. */
const inClear = (path: string, method = 'GET') =>
  new Promise<{ status: number; headers: IncomingMessage['headers']; bytes: Buffer }>((resolve, reject) => {
    const { port } = new URL(String(test.node.plainAddress));
    plainRequest({ host: '127.0.0.1', port, path, method }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => {
        const { statusCode = 0, headers } = response;
        resolve({ status: statusCode, headers, bytes: Buffer.concat(parts) });
      });
    })
      .on('error', reject)
      .end();
  });

beforeAll(async () => {
  await test.create();
  const { certificate } = await createAuthority(test.node.app.keystore, 'meza.example');
  ca = certificatePem(certificate);
  const claimCode = await createReal(test.node);
  const doors = { listen: '127.0.0.1', httpsPort: 0, httpPort: 0 };
  test.more = {
    reach: { way: 'authority', domain: name, lanAddresses: ['127.0.0.1'], ...doors },
    certificateLookMs: 20,
  };
  await test.reopen();
  const begun = await ask(at('/api/enrolments'), {
    ca,
    method: 'POST',
    headers: fromPage,
    body: { code: claimCode },
  });
  const { ticket, paperCodes } = JSON.parse(begun.text) as EnrolmentAnswer;
  const body = { ticket, passphrase: 'mvua ndogo juu ya daraja', pin: '274816', code: paperCodes[0] };
  const done = await ask(at('/api/enrolments/finish'), { ca, method: 'POST', headers: fromPage, body });
  cookie = String(done.headers['set-cookie']?.[0]);
});
afterAll(() => test.close());

describe('a node reached by its name', () => {
  it('trusted by whoever trusts the root alone; its cookie goes over https only', async () => {
    expect(cookie).toMatch(/^s=[^;]+; Path=\/; HttpOnly; Secure; SameSite=Strict$/);
    const headers = { cookie: cookie.split(';')[0] ?? '' };
    const { text } = await ask(at('/api/session'), { ca, headers });
    expect(JSON.parse(text)).toMatchObject({ kind: 'real', actor: { role: 'administrator' } });
    expect((await ask(at('/api/bases'), { ca, headers })).status).toBe(200);
    expect((await ask(at('/'), { ca })).headers['strict-transport-security']).toBeUndefined();
    await expect(ask(at('/'), { ca: '' })).rejects.toThrow(/certificate|issuer/i);
  });

  it('speaks TLS 1.2 for old phones, and nothing older', async () => {
    const only = (version: 'TLSv1.2' | 'TLSv1.1') => ({
      ca,
      more: { minVersion: version, maxVersion: version, ciphers: 'DEFAULT@SECLEVEL=0' } as const,
    });
    expect((await ask(at('/healthz'), only('TLSv1.2'))).status).toBe(200);
    await expect(ask(at('/healthz'), only('TLSv1.1'))).rejects.toThrow();
  });

  it('answers to its own names only, whatever a header says of a proxy', async () => {
    const as = (headers: Record<string, string>) => ask(at('/healthz'), { ca, headers });
    expect((await as({})).status).toBe(200);
    const address = new URL(at('/')).port;
    expect((await as({ host: `127.0.0.1:${address}` })).status).toBe(200);
    for (const host of ['evil.example', 'meza.example', '10.1.2.3', '[fd00::1]', 'x y'])
      expect((await as({ host })).status).not.toBe(200);
    expect((await as({ host: 'evil.example', 'x-forwarded-host': name })).status).toBe(421);
    expect((await as({ 'x-forwarded-host': 'evil.example' })).status).toBe(200);
  });

  it('takes what its own pages send; not what a page of another name, scheme or port does', async () => {
    const headers = { cookie: cookie.split(';')[0] ?? '', ...fromPage };
    const post = async (origin: string) => {
      const body = {
        slug: `b${Math.random().toString(36).slice(2)}`,
        label: 'X',
        province: 'nk',
        latitude: -1,
        longitude: 28,
      };
      return (await ask(at('/api/bases'), { ca, method: 'POST', headers: { ...headers, origin }, body }))
        .status;
    };
    const { origin, port } = new URL(at('/'));
    expect(await post(origin)).toBe(200);
    for (const other of [`http://${name}:${port}`, `https://${name}`, 'https://evil.example', 'null'])
      expect({ other, status: await post(other) }).toEqual({ other, status: 401 });
  });

  it('the live line runs, and stays open while the certificate is renewed before its end', async () => {
    const headers = { cookie: cookie.split(';')[0] ?? '' };
    const line = await open(at('/api/live'), { ca, headers });
    expect(line.statusCode).toBe(200);
    const first = serialOf(line);
    await new Promise((resolve) => line.once('data', resolve));
    let hasEnded = false;
    line.once('close', () => (hasEnded = true));
    test.clock.jumpWall(4.2 * year);
    let told = await ask(at('/healthz'), { ca });
    for (const end = Date.now() + 20_000; told.serial === first && Date.now() < end; )
      told = await ask(at('/healthz'), { ca });
    expect(told.serial).not.toBe(first);
    expect(hasEnded).toBe(false);
    line.destroy();
    test.clock.jumpWall(-4.2 * year);
    const kept = test.node.app.keystore.certificates.of(name);
    expect(kept?.key).not.toBeNull();
    expect(test.logLines.join('')).toContain('https.certificate-replaced');
  });

  it('tells the rest of the node by what name, and for what domain passkeys are', () => {
    expect(test.node.app.reach).toMatchObject({ way: 'authority', name, domain: 'meza.example' });
  });
});

describe('the door that speaks in clear', () => {
  it('gives the certificate in both forms and steps for every device, in three languages, and names nothing', async () => {
    const crt = await inClear('/authority.crt');
    expect(crt.headers).toMatchObject({
      'content-type': 'application/x-x509-ca-cert',
      'content-disposition': 'attachment; filename="meza.example.crt"',
    });
    expect(certificatePem(crt.bytes)).toBe(ca);
    expect((await inClear('/authority.pem')).bytes.toString()).toBe(ca);
    for (const lang of ['fr', 'en', 'sw'])
      for (const device of [
        'android-14',
        'android-11',
        'android-8',
        'android-7',
        'windows',
        'debian',
        'firefox',
      ]) {
        const { status, headers, bytes } = await inClear(`/authority?for=${device}&lang=${lang}`);
        const page = bytes.toString();
        expect({ status, csp: headers['content-security-policy'] }).toMatchObject({
          status: 200,
          csp: expect.stringContaining("default-src 'none'"),
        });
        expect(page).toContain(`<html lang="${lang}">`);
        expect(page).toMatch(/<li>.*<svg/);
        expect(page).toMatch(/(?:[0-9A-F]{2} ){9}[0-9A-F]{2}/);
        expect(page).not.toMatch(/ulinzi|<script|style=|onu\b|protection|alert/i);
        expect(Object.keys(headers)).not.toEqual(expect.arrayContaining(['set-cookie', 'server']));
      }
    expect((await inClear('/authority.css')).headers['content-type']).toContain('text/css');
  });

  it('sends all else to the name over https, takes nothing, and is no other way in', async () => {
    for (const path of ['/', '/api/session', '/api/alerts', '/healthz', '//evil.example/x']) {
      const { status, headers, bytes } = await inClear(path);
      expect({ status, to: headers.location, length: bytes.length }).toEqual({
        status: 302,
        to: test.node.publicAddress,
        length: 0,
      });
    }
    for (const method of ['POST', 'PUT', 'DELETE'])
      expect((await inClear('/api/session', method)).status).toBe(405);
  });

  it('the page is behind https and on this machine too', async () => {
    expect((await ask(at('/authority'), { ca })).text).toContain('/authority.crt');
    expect((await fetch(`${test.node.address}/authority.crt`)).headers.get('content-type')).toBe(
      'application/x-x509-ca-cert',
    );
  });
});
