import { describe, expect, it } from 'vitest';
import { wordIds } from '@ulinzi/words';
import { type TypedTwice, wrongWith } from './secrets.ts';

const typedTwice = (kind: TypedTwice['kind'], first: string, second = first) =>
  wrongWith({ kind, first, second, post: 'kibua-commander' });

describe('new secrets', () => {
  it.each([
    ['passphrase', 'trois mangues vertes', 'trois mangues vertes', null],
    ['passphrase', 'mangues', 'mangues', 'watch-access.passphrase-too-short'],
    ['passphrase', 'trois mangues vertes', 'trois mangues rouges', 'watch-access.passphrase-differs'],
    ['pin', '284913', '284913', null],
    ['pin', '28491', '28491', 'watch-access.pin-too-short'],
    ['pin', '123456', '123456', 'watch-access.pin-obvious'],
    ['pin', '284913', '284931', 'watch-access.pin-differs'],
  ] as const)('%s %s / %s: %s', (kind, first, second, wrong) => {
    expect(typedTwice(kind, first, second)).toBe(wrong);
  });

  it('have words for everything that may be wrong with them', () => {
    const known = wordIds('watch-access');
    const faults = ['too-short', 'too-long', 'obvious', 'differs'];
    const said = ['passphrase', 'pin'].flatMap((kind) =>
      faults.map((fault) => `watch-access.${kind}-${fault}`),
    );
    expect(known).toEqual(expect.arrayContaining([...said, 'watch-access.passphrase-says-the-post']));
  });
});
