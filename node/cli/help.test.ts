import { peoplesActs } from '@ulinzi/domain/acts';
import { locales, speaker, wordIds } from '@ulinzi/words';
import { describe, expect, it } from 'vitest';
import { allCommands } from './commands.ts';
import { parseCall } from './parse.ts';
import { ulinzi } from './testing/terminal.ts';

// In tests a word that a catalog lacks throws, so a help that is printed has all of its words.
const commands = await allCommands();
const named = commands.map((command) => ({ name: command.path.join(' '), command }));

/** Ids of the catalogs are never shown to anybody. */
const ids = new Set(wordIds());
const idsIn = (text: string) => text.split(/[\s()[\],]+/).filter((word) => ids.has(word));

/** A line as a shell takes it apart. */
const wordsOf = (line: string) =>
  [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');

describe('help', () => {
  it('there is a command for each thing that people do', () => {
    expect(named.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'serve',
        'verify',
        'rebuild',
        'alert list',
        'alert close',
        'duty gaps',
        'handset send',
      ]),
    );
    expect(new Set(named.map(({ name }) => name)).size).toBe(named.length);
  });

  describe.each(locales)('in %s', (locale) => {
    it.each(named)('$name', async ({ command }) => {
      const { code, out, err } = await ulinzi([...command.path, '--help'], { locale });
      expect({ code, err }).toEqual({ code: 0, err: '' });
      expect(out).toContain(`ulinzi ${command.path.join(' ')}`);
      expect(out).toContain(command.example);
      for (const option of Object.keys(command.options ?? {})) expect(out).toContain(`--${option}`);
      expect(idsIn(out)).toEqual([]);
    });

    it('the overview names every command', async () => {
      for (const words of [[], ['--help'], ['--help', '--lang', locale]]) {
        const { code, out } = await ulinzi(words, { locale });
        expect(code).toBe(0);
        for (const { name } of named) expect(out).toContain(name);
        expect(idsIn(out)).toEqual([]);
      }
    });
  });

  it.each(['alert', 'duty', 'handset', 'analyse'])('of a group: %s', async (word) => {
    const { code, out } = await ulinzi([word, '--help']);
    expect(code).toBe(0);
    const own = named.filter(({ command }) => command.path[0] === word);
    expect(own.length).toBeGreaterThan(1);
    for (const { name } of own) expect(out).toContain(name);
    expect(out).not.toContain('  serve ');
  });

  it.each(named)('the example of $name can be pasted', ({ command }) => {
    const words = wordsOf(command.example.replace(/^npm start -- /, 'ulinzi serve ').replace(/^npx /, ''));
    expect(words.slice(0, command.path.length + 1)).toEqual(['ulinzi', ...command.path]);
    expect(() => parseCall(command, words.slice(command.path.length + 1), speaker('en'))).not.toThrow();
  });

  it.each(peoplesActs())('the example of $name is done by a post that may do it', ({ name, who }) => {
    const command = commands.find(({ summary }) => summary === `acts.${name}.summary`);
    const post = / --as (\S+)$/.exec(command?.example ?? '')?.[1];
    expect(who).toContain(post?.replace(/^(kibua|nk)-/, '').replace('cla-1', 'assistant'));
  });
});
