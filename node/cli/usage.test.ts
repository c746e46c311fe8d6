import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { locales } from '@ulinzi/words';
import { describe, expect, it } from 'vitest';
import { ulinzi } from './testing/terminal.ts';

describe('a call with a mistake in it: exit code 2, what is wrong and what was probably meant', () => {
  it.each([
    [['alrt', 'list'], 'alert list'],
    [['alert', 'lits'], 'alert list'],
    [['verfy'], 'verify'],
    [['duty', 'gap'], 'duty gaps'],
    [['alert', 'acknowledg', '4821'], 'alert acknowledge'],
  ])('%j: %s', async (words, suggestion) => {
    const { code, out, err } = await ulinzi(words);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(`Did you mean ${suggestion}?`);
  });

  it('what resembles nothing gets the overview and no guess', async () => {
    const { code, err } = await ulinzi(['xyzzy']);
    expect(code).toBe(2);
    expect(err).toContain('xyzzy');
    expect(err).not.toContain('Did you mean');
    expect(err).toContain('alert list');
  });

  it.each([
    ['an unknown option', ['alert', 'list', '--shwo', 'all'], 'Did you mean --show?'],
    ['an option without its value', ['alert', 'list', '--show'], 'Option --show needs a value.'],
    ['a value where none is taken', ['alert', 'list', '--json=yes'], 'Option --json takes no value.'],
    ['an argument that is missing', ['alert', 'show'], 'Missing argument: NUMBER.'],
    ['an option that is missing', ['alert', 'decide', '4821'], 'Missing option: --decision.'],
    ['one word too many', ['alert', 'show', '4821', '4822'], 'ulinzi alert show NUMBER'],
    [
      'a code that is none',
      ['alert', 'decide', '4821', '--decision', 'perhaps'],
      'respond, pass-on, monitor, cannot',
    ],
    [
      'a number that is none',
      ['alert', 'call-back', '4821', '--result', 'spoke', '--how-many-at-least', 'many'],
      '--how-many-at-least',
    ],
    [
      'a date that is none',
      ['alert', 'decide', '4821', '--decision', 'monitor', '--review-at', '2026-02-31'],
      '--review-at',
    ],
    ['a port that is none', ['serve', '--port', '99999'], '--port'],
    ['one folder for data and keys', ['serve', '--data', 'x', '--keys', 'x'], 'ulinzi serve'],
    ['a real node without its folders', ['serve', '--real'], 'ulinzi serve'],
  ])('%s', async (_title, words, said) => {
    const { code, out, err } = await ulinzi(words);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(said);
    expect(err).toContain('--help');
    expect(err).not.toMatch(/at .*\.ts:\d+/);
  });

  it.each(locales)('is said in the language asked for (%s)', async (locale) => {
    const usage = { fr: 'Usage : ulinzi', en: 'Usage: ulinzi', sw: 'ulinzi alert show NUMBER' }[locale];
    expect((await ulinzi(['alert', 'show'], { locale })).err).toContain(usage);
  });
});

describe('what this machine cannot: exit code 3, and why', () => {
  it('no node answers there', async () => {
    const { code, err } = await ulinzi([
      'alert',
      'list',
      '--url',
      'http://127.0.0.1:9',
      '--as',
      'kibua-commander',
    ]);
    expect(code).toBe(3);
    expect(err).toContain('http://127.0.0.1:9');
  });

  it('the address is none', async () => {
    expect((await ulinzi(['alert', 'list', '--url', 'nowhere'])).code).toBe(3);
  });

  it('something else answers there', async () => {
    const other = createServer((_request, response) => response.end('<html>not a node</html>'));
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
    const { code, err } = await ulinzi(['alert', 'list', '--url', url]);
    expect(code).toBe(3);
    expect(err).toContain(url);
    other.close();
  });

  it.each([['verify'], ['rebuild']])('%s of folders in which no node was made', async (command) => {
    const { code, err } = await ulinzi([command, '--data', '/nowhere/data', '--keys', '/nowhere/keys']);
    expect(code).toBe(3);
    expect(err).toContain('/nowhere/keys');
    expect(err).not.toMatch(/at .*\.ts:\d+/);
  });
});
