import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { goodMapping, ownForm } from '../openrosa/testing/own-form.ts';
import { openTestNode, type TestNode } from '../testing/test-node.ts';
import { ulinzi } from './testing/terminal.ts';

let test: TestNode;
const folder = mkdtempSync(join(tmpdir(), 'ulinzi-forms-'));

beforeAll(async () => {
  test = await openTestNode();
  writeFileSync(join(folder, 'own.xml'), ownForm());
  writeFileSync(join(folder, 'good.json'), goodMapping);
  writeFileSync(join(folder, 'bad.json'), goodMapping.replace('"shots"', '"dancing"'));
});
afterAll(async () => {
  await test.close();
  rmSync(folder, { recursive: true });
});

const openrosa = (...words: string[]) =>
  ulinzi(['openrosa', ...words, '--as', 'administrator', '--url', test.node.address, '--keys', test.keysDir]);
const at = (name: string) => join(folder, name);

describe('ulinzi openrosa', () => {
  it('prints a link once, as an address, a square and its text; a list shows no token; it is ended', async () => {
    const address = 'https://kibua.meza.example:8443';
    const made = await openrosa('access', '--post', 'kibua-commander', '--address', address);
    expect(made.code).toBe(0);
    const token = /https:\/\/kibua\.meza\.example:8443\/openrosa\/([\w-]{43})\n/.exec(made.out)?.[1] ?? '';
    expect(token).not.toBe('');
    expect(made.out).toMatch(/[█▀▄]{10}/);
    // A terminal of a laptop is 80 wide at least.
    expect(
      Math.max(
        ...made.out
          .split('\n')
          .filter((line) => /[█▀▄]/.test(line))
          .map((line) => line.length),
      ),
    ).toBeLessThan(80);
    const listed = await openrosa('list', '--json');
    expect(listed.out).not.toContain(token);
    const [link] = (JSON.parse(listed.out) as { links: { id: string }[] }).links;
    expect((await openrosa('revoke', link?.id ?? '')).code).toBe(0);
    expect((await openrosa('revoke', link?.id ?? '')).code).toBe(4);
    expect((await openrosa('access', '--post', 'kibua-cla-1')).code).toBe(4);
  });

  it('maps a form of an organisation’s own, every fault with its file and line', async () => {
    const bad = await openrosa('map', at('own.xml'), at('bad.json'));
    expect(bad).toMatchObject({ code: 4, out: '' });
    expect(bad.err).toBe('bad.json:8: "1": the field cannot have this value\n');
    expect((await openrosa('map', at('own.xml'), at('none.json'))).code).toBe(4);
    const tried = await openrosa('map', at('own.xml'), at('good.json'), '--dry-run');
    expect(tried).toMatchObject({ code: 0, out: 'section-visit: no fault.\n' });
    expect((await openrosa('forms')).out).not.toContain('section-visit');
    expect((await openrosa('map', at('own.xml'), at('good.json'))).code).toBe(0);
    expect((await openrosa('forms')).out).toContain('section-visit');
    expect((await openrosa('unmap', 'section-visit')).code).toBe(0);
    expect((await openrosa('unmap', 'section-visit')).code).toBe(4);
  });
});
