// What the things to try write, out of the node's samples.
import type { ExerciseAnswer } from '@ulinzi/domain/exercise';

type Samples = ExerciseAnswer['samples'];

/** A sample in a language; else the first. */
export function sampleFor(samples: Samples, language: string): string {
  return (samples.find((one) => one.language === language) ?? samples[0])?.text ?? '';
}

const isOneWord = (text: string) => !/\s/.test(text.trim());

/** A sample of one word in a language, else the longest word of a sample: what somebody writes who has no time. */
export function oneWordOf(samples: Samples, language: string): string {
  const own = samples.filter((one) => one.language === language);
  const single = [...own, ...samples].find(({ text }) => isOneWord(text));
  if (single) return single.text;
  const words = sampleFor(samples, language).match(/[\p{Letter}']+/gu) ?? [];
  return words.reduce((longest, word) => (word.length > longest.length ? word : longest), '');
}

/** The first sample of each language: what one is offered to begin with. */
export function onePerLanguage(samples: Samples): Samples {
  return samples.filter((one, nth) => samples.findIndex(({ language }) => language === one.language) === nth);
}

/** A language's name in another language, as the browser knows it; its code where it does not. */
export function languageIn(reader: string, language: string): string {
  return new Intl.DisplayNames([reader], { type: 'language' }).of(language) ?? language;
}
