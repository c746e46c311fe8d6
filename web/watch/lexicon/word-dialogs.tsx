import { languages, meanings } from '@ulinzi/domain/lexicon';
import { useState } from 'preact/hooks';
import { ActDialog } from '../../shared/act-dialog.tsx';
import { t } from '../../shared/words.ts';
import type { Line } from './matrix.ts';
import { languageSaid, meaningSaid } from './said.ts';

interface DialogProps {
  readonly onClose: () => void;
  readonly onDone: () => void;
}

export function AddDialog({ onClose, onDone }: DialogProps) {
  const [word, setWord] = useState('');
  const [language, setLanguage] = useState('');
  const [meaning, setMeaning] = useState('');
  const isWhole = word.trim() !== '' && language !== '' && meaning !== '';
  const choose = (
    label: string,
    value: string,
    onValue: (value: string) => void,
    codes: readonly string[],
    said: (code: string) => string,
  ) => (
    <label class="field">
      <span>{label}</span>
      <select required value={value} onChange={(event) => onValue(event.currentTarget.value)}>
        <option value="">{t('watch-registers.choose')}</option>
        {codes.map((one) => (
          <option key={one} value={one}>
            {said(one)}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <ActDialog
      title={t('watch-lexicon.add-title')}
      does={t('watch-lexicon.add-do')}
      path="api/words"
      data={isWhole ? { word: word.trim(), language, meaning } : null}
      onClose={onClose}
      onDone={onDone}
    >
      <label class="field">
        <span>{t('watch-lexicon.word')}</span>
        <input
          required
          maxLength={80}
          value={word}
          autocomplete="off"
          onInput={(event) => setWord(event.currentTarget.value)}
        />
        <small class="xs">{t('watch-lexicon.add-said')}</small>
      </label>
      {choose(t('watch-lexicon.language'), language, setLanguage, languages, languageSaid)}
      {choose(t('watch-lexicon.meaning'), meaning, setMeaning, meanings, meaningSaid)}
    </ActDialog>
  );
}

/** One word: a speaker confirms what it means, or it is taken off the list. */
export function WordDialog({ line, onClose, onDone }: DialogProps & { line: Line }) {
  const [chosen, setChosen] = useState<'check' | 'remove' | ''>(line.isChecked ? 'remove' : '');
  const meaning = meaningSaid(line.meaning);
  const said = {
    check: t('watch-lexicon.check-said', { language: languageSaid(line.language), word: line.word, meaning }),
    remove: t('watch-lexicon.remove-said', { word: line.word, meaning }),
  };
  const acts = line.isChecked ? (['remove'] as const) : (['check', 'remove'] as const);
  return (
    <ActDialog
      title={line.word}
      does={t(`watch-lexicon.${chosen || 'check'}-do`)}
      path={`api/words/${line.id}/${chosen}`}
      data={chosen === '' ? null : {}}
      onClose={onClose}
      onDone={onDone}
    >
      <p class="mut cap">
        {languageSaid(line.language)} · {meaning} ·{' '}
        {t(line.isChecked ? 'watch-lexicon.checked' : 'watch-lexicon.unchecked')}
      </p>
      <fieldset class="choices said">
        <legend class="vh">{t('watch-lexicon.act')}</legend>
        {acts.map((one) => (
          <label key={one}>
            <input type="radio" name="act" checked={chosen === one} onChange={() => setChosen(one)} />
            <span>
              <b>{t(`watch-lexicon.${one}-do`)}</b>
              <br />
              {said[one]}
            </span>
          </label>
        ))}
      </fieldset>
    </ActDialog>
  );
}
