import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { namesIn } from './names.ts';

const places = ['Ntoto', 'Bas-Kalonge', 'Luvungi II', 'Étoile'];
const seen = (text: string) =>
  namesIn(text, { places }).map(({ kind, from, until }) => `${kind}: ${text.slice(from, until)}`);

describe('names in free text', () => {
  it.each([
    ['Hier Bwana Furaha est venu', ['person: Bwana Furaha']],
    ['vu par la fille de mama Neema au marché', ['person: mama Neema']],
    ['Le chef Bahati a fui', ['person: chef Bahati']],
    ['dit M. Bahati', ['person: M. Bahati']],
    ['Mr. Smith said so', ['person: Mr. Smith']],
    ['selon Bahati M. et un autre', ['person: Bahati M.']],
    ['selon B. Musa', ['person: B. Musa']],
    ['Puis Bahati M. est parti', ['person: Bahati M.']],
    ['pris par Bahati Musa Jean hier', ['person: Bahati Musa Jean']],
    ['Bahati Musa a vu', ['person: Bahati Musa']],
    ['pris par BAHATI Musa', ['person: BAHATI Musa']],
    ['appelez le +243 990 000 001 ce soir', ['phone: +243 990 000 001']],
    ['0990.000.001', ['phone: 0990.000.001']],
  ])('%s', (text, expected) => expect(seen(text)).toEqual(expected));

  it.each([
    'Les FARDC sont à Ntoto depuis hier.',
    'Vers Luvungi II, puis Bas-Kalonge. Personne blessé.',
    'Le chef est parti. Les gens aussi.',
    'Au Nord Kivu, North Kivu, Sud Kivu.',
    'Le 2026-11-24 vers 18:30, 40 à 60 hommes, 12 000 personnes.',
    'Watu wamehama Ntoto. Hakuna aliyeuawa.',
    'The Colonel of Ntoto was there. Women fled.',
    'Chef Ntoto',
    'EXERCICE Pont coupé.',
    'Puis Marché fermé.',
    '',
  ])('nobody: %s', (text) => expect(seen(text)).toEqual([]));

  it('what is found lies in the text, in order, and text in small letters without digits has nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
        const found = namesIn(text, { places });
        for (const { from, until } of found)
          expect(from >= 0 && from < until && until <= text.length).toBe(true);
        expect(found.map(({ from }) => from)).toEqual(found.map(({ from }) => from).sort((a, b) => a - b));
      }),
    );
    const small = fc.stringMatching(/^[a-z ,.!?\n]{0,200}$/);
    fc.assert(
      fc.property(small, (text) => {
        expect(namesIn(text, { places })).toEqual([]);
      }),
    );
  });

  it('a title before a name, and a number of nine digits, are found wherever they stand', () => {
    const around = fc.stringMatching(/^[a-z ,]{0,40}$/);
    const name = fc
      .stringMatching(/^[A-Z][a-z]{3,9}$/)
      .filter((one) => !/^(North|South|West|East|Nord)/.test(one));
    const isFree = (text: string) => !places.some((place) => place.startsWith(text));
    fc.assert(
      fc.property(around, name.filter(isFree), around, (before, person, after) => {
        const found = seen(`${before} bwana ${person}, ${after}`);
        // Not one of the words that are nobody's name.
        fc.pre(namesIn(`x ${person} Zzzz`, { places: [] }).length > 0);
        expect(found).toContain(`person: bwana ${person}`);
      }),
    );
    fc.assert(
      fc.property(around, fc.stringMatching(/^0[89]\d{8}$/), (before, number) => {
        expect(seen(`${before} ${number} .`)).toContain(`phone: ${number}`);
      }),
    );
  });

  it('reads the longest text in no time', () => {
    const long = `${'Aa '.repeat(600)}${'1 '.repeat(500)}${'a'.repeat(1_000)}`;
    const began = Date.now();
    for (let n = 0; n < 20; n++) namesIn(long, { places });
    expect(Date.now() - began).toBeLessThan(2_000);
  });
});
