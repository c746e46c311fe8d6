import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { buildServer } from '../serve/index.ts';
import { HandClock, TestNode } from '../testing/test-node.ts';
import { issueCertificate, makeAuthority, type SigningPair } from './authority.ts';
import { certificatePem, keyPem } from './pem.ts';
import { readGiven } from './given-certificate.ts';
import { ask, open, serialOf } from './testing/network.ts';

const name = 'kibua.org.example';
const folder = mkdtempSync(join(tmpdir(), 'ulinzi-given-'));
const files = { certificate: join(folder, 'chain.pem'), key: join(folder, 'key.pem') };
const now = Date.now();
const doors = { listen: '127.0.0.1', httpsPort: 0, httpPort: null };
const test = new TestNode('real', new HandClock(now));
let root: SigningPair;
let ca: string;

function put(pair: SigningPair, key = pair.key, chain: readonly Uint8Array[] = [root.certificate]) {
  writeFileSync(files.certificate, [pair.certificate, ...chain].map(certificatePem).join(''));
  writeFileSync(files.key, keyPem(key), { mode: 0o600 });
}
const issued = (of = name) => issueCertificate(root, { name: of, addresses: [], now });
const logged = (event: string) => test.logLines.filter((line) => line.includes(`"${event}"`)).length;

beforeAll(async () => {
  root = await makeAuthority('org.example');
  ca = certificatePem(root.certificate);
  put(await issued());
  await test.create();
  test.more = { reach: { way: 'given', domain: name, ...files, ...doors }, certificateLookMs: 20 };
  await test.reopen();
});
afterAll(async () => {
  await test.close();
  rmSync(folder, { recursive: true });
});

describe('a certificate that was given', () => {
  it('is served; another one in its place is taken without ending an open line, a bad one is not', async () => {
    const address = `${test.node.publicAddress}/healthz`;
    const line = await open(address, { ca, more: { agent: undefined } });
    const first = serialOf(line);
    expect(line.statusCode).toBe(200);
    const socket = line.socket;
    const other = await issued();
    put(other, (await issued()).key);
    for (const end = Date.now() + 20_000; logged('https.certificate-not-taken') === 0 && Date.now() < end; )
      await ask(address, { ca });
    expect(test.logLines.join('')).toContain('https/given-key');
    expect((await ask(address, { ca })).serial).toBe(first);
    put(other);
    let told = await ask(address, { ca });
    for (const end = Date.now() + 20_000; told.serial === first && Date.now() < end; )
      told = await ask(address, { ca });
    expect(told.serial).not.toBe(first);
    expect(socket.destroyed).toBe(false);
    line.destroy();
  });

  describe('is checked before it is served', () => {
    const refusal = (of = name, at = now) => {
      try {
        readGiven(files, of, at);
        return null;
      } catch (error) {
        return (error as { code?: string }).code;
      }
    };
    afterEach(async () => put(await issued()));

    it('key, name, dates, chain, rights', async () => {
      const pair = await issued();
      put(pair);
      expect(refusal()).toBeNull();
      expect(refusal('other.org.example')).toBe('https/given-name');
      expect(refusal(name, Date.parse('2014-01-01'))).toBe('https/given-dates');
      expect(refusal(name, Date.parse('2040-01-01'))).toBe('https/given-dates');
      chmodSync(files.key, 0o644);
      expect(refusal()).toBe('https/given-open');
      chmodSync(files.key, 0o640);
      expect(refusal()).toBeNull();
      put(pair, root.key);
      expect(refusal()).toBe('https/given-key');
      put(pair, pair.key, [(await makeAuthority('org.example')).certificate]);
      expect(refusal()).toBe('https/given-chain');
      writeFileSync(files.certificate, 'nothing');
      expect(refusal()).toBe('https/given-unreadable');
      rmSync(files.certificate);
      expect(refusal()).toBe('https/given-unreadable');
    });
  });
});

describe('behind a proxy on this machine', () => {
  const proxied = { 'x-forwarded-for': '10.1.2.3', 'x-forwarded-host': name, 'x-forwarded-proto': 'https' };
  const asks = async (remoteAddress: string, headers: Record<string, string>, url = '/healthz') => {
    const server = await buildServer(test.node);
    const answer = await server.inject({
      url,
      remoteAddress,
      headers: { host: '127.0.0.1:8787', ...headers },
    });
    await server.close();
    return answer;
  };
  beforeAll(async () => {
    test.more = { reach: { way: 'proxy', domain: name } };
    await test.reopen();
  });

  it('the node stays on this machine, and knows its public name', () => {
    expect(test.node.address).toMatch(/^http:\/\/127\.0\.0\.1:/);
    expect(test.node.publicAddress).toBe(`https://${name}`);
    expect(test.node.plainAddress).toBeNull();
  });

  it('believes what the proxy says of its caller, and nobody else', async () => {
    const status = async (from: string, headers: Record<string, string>) =>
      (await asks(from, headers)).statusCode;
    expect(await status('127.0.0.1', proxied)).toBe(200);
    expect(await status('127.0.0.1', { ...proxied, 'x-forwarded-host': 'evil.example' })).toBe(421);
    expect(await status('10.9.9.9', { ...proxied, host: 'evil.example' })).toBe(421);
  });

  it('a page of the public name is ours there, a page in clear is not', async () => {
    const tries = async (from: string, headers: Record<string, string>) => {
      const server = await buildServer(test.node);
      const answer = await server.inject({
        method: 'POST',
        url: '/api/session',
        remoteAddress: from,
        headers: { host: name, 'x-requested-by': 'watch', ...headers },
        payload: { post: 'administrator', passphrase: 'x y z x y z x y', code: '000000' },
      });
      await server.close();
      return (answer.json() as { refused: string }).refused;
    };
    const origin = `https://${name}`;
    expect(await tries('127.0.0.1', { ...proxied, origin })).toBe('session/wrong');
    expect(await tries('127.0.0.1', { ...proxied, origin: `http://${name}` })).toBe('request/token');
    // Said by somebody else the header is nothing: what came in clear came in clear.
    expect(await tries('10.9.9.9', { ...proxied, origin })).toBe('request/token');
  });
});
