import { Type } from 'typebox';
import { code, declareAct, label, maybe } from '../kernel/index.ts';
import { meanings } from './meanings.ts';

/** French, Congo Swahili, Lingala and Kinyarwanda, by their codes (ISO 639-3 where there is no shorter one in use). */
export const languages = ['fr', 'swc', 'lin', 'kin'] as const;
export type Language = (typeof languages)[number];

const editors = [
  'assistant',
  'protection-manager',
  'head-of-office',
  'custodian',
  'administrator',
  'node',
] as const;

/** A word, or several that belong together (`au secours`), and what it may mean. Unchecked until a speaker has said so. */
export const addWord = declareAct({
  name: 'word.add',
  subject: 'word',
  creates: true,
  who: editors,
  data: { word: label(), language: code(languages), meaning: code(meanings) },
  labels: ['word'],
});

/** A speaker of the language has said that the word means this. */
export const checkWord = declareAct({ name: 'word.check', subject: 'word', who: editors, data: {} });

/** The word misleads, or is not used: nothing is recognised by it any more. */
export const removeWord = declareAct({ name: 'word.remove', subject: 'word', who: editors, data: {} });

/** The field of an act in which the node notes what the word list found in the words that came with it. */
export function recognisedField() {
  return maybe(Type.Array(code(meanings), { maxItems: meanings.length }));
}
