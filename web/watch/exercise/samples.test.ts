import { describe, expect, it } from 'vitest';
import { languageIn, onePerLanguage, oneWordOf, sampleFor } from './samples.ts';

const samples = [
  { language: 'sw', text: 'Luvungi. Wenye silaha sokoni' },
  { language: 'fr', text: 'Hommes armés au marché' },
  { language: 'sw', text: 'Wanachoma nyumba' },
];

describe('what the things to try write', () => {
  it('is in the language of the phone, else in the first there is', () => {
    expect(sampleFor(samples, 'fr')).toBe('Hommes armés au marché');
    expect(sampleFor(samples, 'ln')).toBe('Luvungi. Wenye silaha sokoni');
    expect(sampleFor([], 'fr')).toBe('');
  });

  it('is one word: a sample of one, else the longest word of one', () => {
    expect(oneWordOf([...samples, { language: 'sw', text: 'Bunduki' }], 'fr')).toBe('Bunduki');
    expect(oneWordOf(samples, 'fr')).toBe('Hommes');
    expect(oneWordOf([], 'fr')).toBe('');
  });

  it('is offered once for each language, by its name', () => {
    expect(onePerLanguage(samples).map(({ text }) => text)).toEqual([
      'Luvungi. Wenye silaha sokoni',
      'Hommes armés au marché',
    ]);
    expect(languageIn('fr', 'sw')).toBe('swahili');
  });
});
