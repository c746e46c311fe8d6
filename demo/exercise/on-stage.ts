// What the exercise shows beside the desk: whom a visitor may be first, a phone that nobody knows, and words to send.
import { exerciseNumber } from './posts.ts';

/** The posts of the strip, in its order: one for each kind of work. */
export const firstPersonas: readonly string[] = [
  'nk-duty-officer',
  'kibua-commander',
  'kibua-cla-1',
  'nk-analyst',
  'nk-head-of-office',
  'nk-custodian',
  'kinshasa-analyst',
  'administrator',
];

/** A phone that belongs to nobody whom the mission knows. */
export const strangersPhone: { readonly number: string; readonly language: string } = {
  number: exerciseNumber('99999'),
  language: 'sw',
};

interface Sample {
  readonly language: 'fr' | 'sw' | 'ln' | 'rw';
  readonly text: string;
}

/** Words to send, each in a language of the region; one of them is a single word. */
export const samples: readonly Sample[] = [
  { language: 'sw', text: 'Batu ba silaha ku soko' },
  { language: 'fr', text: 'Des hommes armes au marche' },
  { language: 'sw', text: 'Silaha' },
  { language: 'ln', text: 'Bato na minduki bakoti na mboka' },
  { language: 'rw', text: 'Abantu bafite imbunda binjiye mu mudugudu' },
  { language: 'fr', text: 'Coups de feu, les gens fuient' },
  { language: 'ln', text: 'Bazali kotumba bandako' },
  { language: 'rw', text: 'Turumva amasasu hafi y isoko' },
];
