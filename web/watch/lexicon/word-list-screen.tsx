import { addWord, type WordListAnswer } from '@ulinzi/domain/lexicon';
import { useState } from 'preact/hooks';
import { Icon } from '../../shared/icon.tsx';
import { listOf } from '../../shared/list.ts';
import { Reading } from '../../shared/reading.tsx';
import { actor } from '../../shared/session.ts';
import { t, tCode } from '../../shared/words.ts';
import { columnsOf, type Line, rowsOf, sieved } from './matrix.ts';
import { TryOut } from './try-out.tsx';
import { AddDialog, WordDialog } from './word-dialogs.tsx';
import { languageSaid, meaningSaid, tagOf } from './said.ts';
import '../../shared/lines.css';
import './lexicon.css';

const words = listOf<WordListAnswer>('api/words', 'words');

/** The words by which the node guesses what a message is about, and which of them a speaker has checked. */
export function WordListScreen() {
  const [isAdding, setAdding] = useState(false);
  const [open, setOpen] = useState<Line | null>(null);
  const mayEdit = (addWord.who as readonly string[]).includes(actor.value?.role ?? '');
  const done = () => void words.refresh();
  return (
    <section class="page register lexicon">
      <div class="head">
        <h2>{t('watch-lexicon.title')}</h2>
        <span class="grow" />
        {mayEdit && (
          <button type="button" class="btn go" onClick={() => setAdding(true)}>
            <Icon name="plus" />
            {t('watch-lexicon.add')}
          </button>
        )}
      </div>
      <p class="lead">{t('watch-lexicon.lead')}</p>
      <Reading of={words}>
        {(value) => (
          <>
            <TryOut lines={value.words} />
            {value.words.length === 0 ? (
              <p class="empty pane">{t('watch-lexicon.empty')}</p>
            ) : (
              <WordList lines={value.words} onOpen={mayEdit ? setOpen : null} />
            )}
          </>
        )}
      </Reading>
      {isAdding && <AddDialog onClose={() => setAdding(false)} onDone={done} />}
      {open && <WordDialog line={open} onClose={() => setOpen(null)} onDone={done} />}
    </section>
  );
}

function WordList({ lines, onOpen }: { lines: readonly Line[]; onOpen: ((line: Line) => void) | null }) {
  const [search, setSearch] = useState('');
  const [language, setLanguage] = useState('');
  const [isUncheckedOnly, setUncheckedOnly] = useState(false);
  const shown = sieved(lines, { search, language, isUncheckedOnly }, meaningSaid);
  const columns = columnsOf(lines);
  return (
    <>
      <div class="tools">
        <label class="field">
          <span>{t('watch-lexicon.search')}</span>
          <input type="search" value={search} onInput={(event) => setSearch(event.currentTarget.value)} />
        </label>
        <label class="field">
          <span>{t('watch-lexicon.language')}</span>
          <select value={language} onChange={(event) => setLanguage(event.currentTarget.value)}>
            <option value="">{t('watch-registers.all')}</option>
            {columns.map((one) => (
              <option key={one} value={one}>
                {languageSaid(one)}
              </option>
            ))}
          </select>
        </label>
        <label class="tick">
          <input
            type="checkbox"
            checked={isUncheckedOnly}
            onChange={(event) => setUncheckedOnly(event.currentTarget.checked)}
          />
          {t('watch-lexicon.only-unchecked')}
        </label>
        <span class="grow" />
        <output class="sm mut count">
          {t('watch-lexicon.count', { shown: shown.length, all: lines.length })}
        </output>
      </div>
      {shown.length === 0 ? (
        <p class="empty pane">{t('watch-lexicon.no-match')}</p>
      ) : (
        <Matrix lines={shown} columns={language ? [language] : columns} onOpen={onOpen} />
      )}
    </>
  );
}

function Matrix({
  lines,
  columns,
  onOpen,
}: {
  lines: readonly Line[];
  columns: readonly string[];
  onOpen: ((line: Line) => void) | null;
}) {
  return (
    <div class="pane wide-table" data-scroll>
      <table class="stacked">
        <caption>
          {t('watch-lexicon.caption')}
          <span class="legend">
            <span class="word">
              <Icon name="check" size="s" />
              {t('watch-lexicon.checked')}
            </span>
            <span class="word maybe">{t('watch-lexicon.unchecked')}</span>
          </span>
        </caption>
        <thead>
          <tr>
            <th scope="col">{t('watch-lexicon.meaning')}</th>
            {columns.map((one) => (
              <th key={one} scope="col" class="cap">
                {languageSaid(one)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rowsOf(lines, columns).map((row) => (
            <tr key={row.meaning}>
              <th scope="row" class="cap">
                {tCode('alerts.meaning', row.meaning)}
              </th>
              {row.cells.map((cell) => (
                <td
                  key={cell.language}
                  data-label={languageSaid(cell.language)}
                  class={cell.lines.length === 0 ? 'void' : ''}
                >
                  <ul class="words">
                    {cell.lines.map((line) => (
                      <li key={line.id}>
                        <WordShown line={line} onOpen={onOpen} />
                      </li>
                    ))}
                  </ul>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function WordShown({ line, onOpen }: { line: Line; onOpen: ((line: Line) => void) | null }) {
  const kind = `word ${line.isChecked ? '' : 'maybe'}`;
  const inside = (
    <>
      {line.isChecked && <Icon name="check" size="s" />}
      <span lang={tagOf(line.language)}>{line.word}</span>
      <span class="vh"> {t(line.isChecked ? 'watch-lexicon.checked' : 'watch-lexicon.unchecked')}</span>
    </>
  );
  return onOpen ? (
    <button type="button" class={kind} onClick={() => onOpen(line)}>
      {inside}
    </button>
  ) : (
    <span class={kind}>{inside}</span>
  );
}
