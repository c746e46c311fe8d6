import { recognise } from '@ulinzi/domain/lexicon';
import { describe, expect, it } from 'vitest';
import { columnsOf, type Line, listedOf, rowsOf, sieved } from './matrix.ts';

const line = (word: string, language: string, meaning: string, isChecked = false): Line => ({
  id: word,
  word,
  language,
  meaning,
  isChecked,
});
const lines = [
  line('fusil', 'fr', 'weapons'),
  line('arme', 'fr', 'weapons', true),
  line('bunduki', 'swc', 'weapons'),
  line('brûler', 'fr', 'fire'),
];
const everything = { search: '', language: '', isUncheckedOnly: false };
const said = (code: string) => ({ weapons: 'armes', fire: 'feu, incendie' })[code] ?? code;

describe('the word list', () => {
  it('stands by meaning and language, words in order', () => {
    const rows = rowsOf(lines, columnsOf(lines));
    expect(rows.map(({ meaning }) => meaning)).toEqual(['weapons', 'fire']);
    expect(rows[0]?.cells.map((cell) => cell.lines.map(({ word }) => word))).toEqual([
      ['arme', 'fusil'],
      ['bunduki'],
      [],
      [],
    ]);
  });

  it('keeps a meaning and a language that this screen does not know yet', () => {
    const newer = [...lines, line('maji', 'xx', 'flood')];
    expect(rowsOf(newer, columnsOf(newer)).at(-1)?.meaning).toBe('flood');
    expect(columnsOf(newer)).toContain('xx');
  });

  it('is searched by word and by meaning, without accents', () => {
    const found = (search: string) => sieved(lines, { ...everything, search }, said).map(({ word }) => word);
    expect(found('BRULER')).toEqual(['brûler']);
    expect(found('armes')).toEqual(['fusil', 'arme', 'bunduki']);
    expect(found('')).toHaveLength(4);
    expect(sieved(lines, { ...everything, isUncheckedOnly: true }, said)).toHaveLength(3);
    expect(sieved(lines, { ...everything, language: 'swc' }, said)).toHaveLength(1);
  });

  it('feeds the recogniser that the node uses', () => {
    expect(recognise('Ils ont des fusils, bunduki mingi', listedOf(lines))).toEqual(['weapons']);
  });
});
