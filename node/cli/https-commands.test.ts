import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { locales, speaker } from '@ulinzi/words';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HttpsRefused, httpsProblems, keepSettings, keptSettings } from '../https/index.ts';
import { createKeystore } from '../keystore/index.ts';
import type { Call } from './command.ts';
import { namedOf, reachOf } from './reach-options.ts';
import { ulinzi } from './testing/terminal.ts';

const folder = mkdtempSync(join(tmpdir(), 'ulinzi-https-'));
const places = (node: string) => [
  '--data',
  join(folder, `${node}-data`),
  '--keys',
  join(folder, `${node}-keys`),
];
const at = (file: string) => join(folder, file);
const input = 'mvua ya asubuhi';

beforeAll(() => {
  for (const node of ['kibua', 'masisi', 'walikale'])
    createKeystore(at(`${node}-keys`), { nodeId: randomUUID(), kind: 'real' }).close();
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('ulinzi authority and ulinzi certificate', () => {
  const told = async (...words: string[]) => JSON.parse((await ulinzi([...words, '--json'])).out) as never;

  it('there is none, until it is made once, under a name that tells nothing', async () => {
    expect((await ulinzi(['authority', 'show', ...places('kibua')])).code).toBe(1);
    for (const domain of ['protection.example', 'meza', '10.0.0.1']) {
      const { code, err } = await ulinzi(['authority', 'create', '--domain', domain, ...places('kibua')]);
      expect({ code, err }).toEqual({ code: 4, err: expect.stringContaining(domain) });
    }
    const made = await ulinzi(['authority', 'create', '--domain', 'meza.example', ...places('kibua')]);
    expect(made).toMatchObject({ code: 0, out: expect.stringMatching(/meza\.example[\s\S]*SHA-256/) });
    const again = await ulinzi(['authority', 'create', '--domain', 'kiti.example', ...places('kibua')]);
    expect(again.code).toBe(4);
    expect(again.err).toContain('meza.example');
  });

  it('signs for another node, in a file that its passphrase alone opens', async () => {
    const issue = ['certificate', 'issue', 'masisi.meza.example', '--lan-address', '192.168.7.5'];
    const file = at('masisi.age');
    const short = await ulinzi([...issue, '--to', file, ...places('kibua')], { input: 'short' });
    expect({ code: short.code, err: short.err }).toEqual({ code: 4, err: expect.stringContaining('12') });
    expect((await ulinzi([...issue, '--to', file, ...places('kibua')], { input })).code).toBe(0);
    expect(statSync(file).mode & 0o077).toBe(0);
    expect(readFileSync(file, 'latin1')).toMatch(/^age-encryption\.org\/v1\n(?![\s\S]*meza)/);
    expect((await ulinzi(['certificate', 'use', file, ...places('masisi')], { input })).code).toBe(0);
    expect(await told('certificate', 'list', ...places('masisi'))).toMatchObject([
      { name: 'masisi.meza.example', addresses: ['192.168.7.5'], isOwn: true },
    ]);
    // Where it was signed its key is not kept.
    expect(await told('certificate', 'show', 'masisi.meza.example', ...places('kibua'))).toMatchObject([
      { isOwn: false },
    ]);
    expect(await told('authority', 'show', ...places('masisi'))).toMatchObject({ hasKey: false });
    const there = await ulinzi(['certificate', 'issue', 'beni.meza.example', ...places('masisi')]);
    expect({ code: there.code, err: there.err }).toEqual({ code: 4, err: expect.stringContaining('import') });
  }, 120_000);

  it('goes with its key to another node; another root under the same name does not', async () => {
    const file = at('authority.age');
    const out = await ulinzi(['authority', 'export', '--to', file, ...places('kibua')], { input });
    expect(out.code).toBe(0);
    const twice = await ulinzi(['authority', 'export', '--to', file, ...places('kibua')], { input });
    expect(twice.code).toBe(4);
    expect((await ulinzi(['authority', 'import', file, ...places('masisi')], { input })).code).toBe(0);
    expect(await told('authority', 'show', ...places('masisi'))).toMatchObject({
      ...((await told('authority', 'show', ...places('kibua'))) as object),
      hasKey: true,
    });
    await ulinzi(['authority', 'create', '--domain', 'meza.example', ...places('walikale')]);
    const other = await ulinzi(['authority', 'import', file, ...places('walikale')], { input });
    expect({ code: other.code, err: other.err }).toEqual({
      code: 4,
      err: expect.stringContaining('another'),
    });
  }, 120_000);

  it.each([
    ['another domain', ['bank.example'], 'bank.example'],
    ['an address of the world', ['kibua.meza.example', '--lan-address', '8.8.8.8'], '8.8.8.8'],
  ])('signs nothing for %s', async (_title, words, said) => {
    const { code, err } = await ulinzi(['certificate', 'issue', ...words, ...places('kibua')]);
    expect({ code, err }).toEqual({ code: 4, err: expect.stringContaining(said) });
  });

  it.each(locales)('every refusal has its words, in %s', (locale) => {
    const values = { name: 'x', domain: 'x', address: 'x', file: 'x', from: 'x', until: 'x' };
    for (const problem of httpsProblems)
      expect(speaker(locale)(`https.refused.${problem}`, values).length).toBeGreaterThan(15);
  });
});

describe('how a node is reached', () => {
  const call = (options: Call['options']): Call => ({
    args: [],
    options,
    json: false,
    io: {
      out: () => undefined,
      err: () => undefined,
      progress: () => undefined,
      signal: new AbortController().signal,
      speak: speaker('en'),
      env: {},
      cwd: folder,
      columns: 80,
    },
  });
  const keysDir = at('kibua-keys');

  it('from this machine only, unless a name is said; said once, it is kept', () => {
    expect(reachOf(call({}), keysDir)).toEqual({ way: 'this-machine' });
    const said = reachOf(
      call({ domain: 'Kibua.meza.example', 'http-port': '8080', 'lan-address': ['10.0.0.5'] }),
      keysDir,
    );
    expect(said).toEqual({
      way: 'authority',
      domain: 'kibua.meza.example',
      lanAddresses: ['10.0.0.5'],
      listen: '0.0.0.0',
      httpsPort: 8443,
      httpPort: 8080,
    });
    keepSettings(keysDir, namedOf(said));
    expect(statSync(join(keysDir, 'settings.json')).mode & 0o077).toBe(0);
    expect(reachOf(call({}), keysDir)).toEqual(said);
    expect(reachOf(call({ 'https-port': '443' }), keysDir)).toEqual({ ...said, httpsPort: 443 });
    // Who says a name says all of it.
    const proxy = reachOf(call({ domain: 'kibua.org.example', 'behind-proxy': true }), keysDir);
    expect(proxy).toEqual({ way: 'proxy', domain: 'kibua.org.example' });
    keepSettings(keysDir, namedOf(proxy));
    expect(reachOf(call({}), keysDir)).toEqual(proxy);
    const given = reachOf(call({ domain: 'a.b', certificate: 'c.pem', key: at('k.pem') }), keysDir);
    expect(given).toMatchObject({ way: 'given', certificate: at('c.pem'), key: at('k.pem') });
    keepSettings(keysDir, namedOf(given));
    expect(reachOf(call({}), keysDir)).toEqual(given);
    keepSettings(keysDir, {});
    expect(keptSettings(keysDir)).toEqual({});
  });

  it.each([
    ['no name', ['--https-port', '8443'], '--domain'],
    ['the network without https', ['--listen', '0.0.0.0'], 'this machine only'],
    ['a certificate without its key', ['--domain', 'a.b', '--certificate', 'x'], '--key'],
    ['two ways', ['--domain', 'a.b', '--behind-proxy', '--https-port', '8443'], 'one way'],
    ['a port that is none', ['--domain', 'a.b', '--http-port', '99999'], '--http-port'],
    ['a file that is none', ['--settings', '/nowhere/settings.json'], 'settings.json'],
  ])('is refused with %s, before anything is opened', async (_title, words, said) => {
    const { code, err } = await ulinzi(['serve', '--real', ...places('beni'), ...words]);
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining(said) });
  });

  it('the exercise stays on this machine', async () => {
    const { code, err } = await ulinzi(['serve', ...places('beni'), '--domain', 'a.b', '--behind-proxy']);
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining('exercise') });
  });

  it.each([
    ['an option that serve does not have', { colour: 'red' }, 'colour'],
    ['a value of another kind', { real: 'yes' }, 'real'],
    ['a list where one is meant', { domain: ['a.b', 'c.d'] }, 'domain'],
    ['a file within the file', { settings: 'x' }, 'settings'],
  ])('a file of options is read strictly: %s', async (_title, options, said) => {
    writeFileSync(at('options.json'), JSON.stringify(options));
    const { code, err } = await ulinzi(['serve', '--settings', at('options.json')]);
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining(said) });
  });

  it('a file of options stands for the command line, which comes first', async () => {
    const [, dataDir, , keys] = places('beni');
    const options = { real: true, data: dataDir, keys, port: 8787, domain: 'a.b', 'behind-proxy': false };
    writeFileSync(
      at('options.json'),
      JSON.stringify({ ...options, listen: '0.0.0.0', 'https-port': 99_999 }),
    );
    const { code, err } = await ulinzi(['serve', '--settings', at('options.json')]);
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining('--https-port') });
    const first = await ulinzi(['serve', '--settings', at('options.json'), '--port', 'x']);
    expect(first.err).toContain('--port');
  });

  it('a refusal is a code for the log', () => {
    expect(new HttpsRefused('given-key')).toMatchObject({ name: 'HttpsRefused', code: 'https/given-key' });
  });
});
