import { useState } from 'preact/hooks';
import { blank, lockNow } from '../notebook/ground.ts';
import { t } from '../notebook/index.ts';

/** What opens under duress: a notebook for notes, with nothing in it. What is noted in it is kept. */
export function BlankNotebook() {
  const [words, setWords] = useState(String(blank()?.get('note') ?? ''));
  const note = (text: string) => {
    setWords(text);
    void blank()?.put([{ name: 'note', value: text }], { holdBack: true });
  };
  return (
    <main class="outside">
      <h1>{t('field-lock.title')}</h1>
      <label class="field">
        <span>{t('field-lock.notes')}</span>
        <textarea value={words} onInput={(event) => note(event.currentTarget.value)} />
      </label>
      <button type="button" class="btn" onClick={() => void lockNow()}>
        {t('field-lock.shut')}
      </button>
    </main>
  );
}
