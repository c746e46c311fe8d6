import { recogniserOf } from '@ulinzi/domain/lexicon';
import { useMemo, useState } from 'preact/hooks';
import { Icon } from '../../shared/icon.tsx';
import { t } from '../../shared/words.ts';
import { type Line, listedOf } from './matrix.ts';
import { meaningSaid } from './said.ts';

/** Shows what the list finds in a text. It is done here: what is typed is sent nowhere and kept nowhere. */
export function TryOut({ lines }: { lines: readonly Line[] }) {
  const [text, setText] = useState('');
  const recognise = useMemo(() => recogniserOf(listedOf(lines)), [lines]);
  const found = text.trim() === '' ? [] : recognise(text);
  return (
    <section class="pane try-out" aria-label={t('watch-lexicon.try')}>
      <label class="field">
        <span>{t('watch-lexicon.try')}</span>
        <textarea
          rows={2}
          maxLength={1_000}
          value={text}
          autocomplete="off"
          spellcheck={false}
          onInput={(event) => setText(event.currentTarget.value)}
        />
        <small class="rule">
          <Icon name="shield" size="s" />
          {t('watch-lexicon.try-said')}
        </small>
      </label>
      <div aria-live="polite">
        <h3 class="sec">{t('watch-lexicon.found')}</h3>
        {text.trim() === '' ? (
          <p class="sm mut">{t('watch-lexicon.nothing-yet')}</p>
        ) : found.length === 0 ? (
          <p class="sm">{t('watch-lexicon.nothing')}</p>
        ) : (
          <ul class="words">
            {found.map((meaning) => (
              <li key={meaning} class="tag acc">
                {meaningSaid(meaning)}
              </li>
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}
