import type { WordsAnswer } from '@ulinzi/domain/alerts';
import { useState } from 'preact/hooks';
import { act } from './api.ts';
import { useAsking } from './asking.ts';
import { Dialog } from './dialog.tsx';
import { Icon } from './icon.tsx';
import { RefusalSaid } from './reading.tsx';
import { momentOf } from './time.ts';
import { t, tCode } from './words.ts';

/** The words of messages: a read that is noted, which is said before. They stand nowhere after it is closed. */
export function NotedWords({ title, path, onClose }: { title: string; path: string; onClose: () => void }) {
  const [words, setWords] = useState<WordsAnswer['words'] | null>(null);
  const { ask, isBusy, refusal } = useAsking();
  const readThem = async () => {
    const answer = await ask(() => act<WordsAnswer>(path));
    if (answer) setWords(answer.words);
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <div class="body">
        <p class="rule" role="note">
          <Icon name="shield" />
          <span>{t('watch-alerts.words-rule')}</span>
        </p>
        {refusal && <RefusalSaid refusal={refusal} />}
        {words && (
          <ul class="words-read">
            {words.map((one, nth) => (
              <li key={nth}>
                <small>
                  {momentOf(one.at)} · {tCode('watch-alerts.words-kind', one.kind)}
                </small>
                <p>{one.words ?? t('watch-alerts.no-words')}</p>
              </li>
            ))}
            {words.length === 0 && <li class="mut">{t('watch-alerts.no-words')}</li>}
          </ul>
        )}
      </div>
      {!words && (
        <div class="foot">
          <button type="button" class="btn" onClick={onClose}>
            {t('watch.cancel')}
          </button>
          <button type="button" class="btn go" disabled={isBusy} onClick={() => void readThem()}>
            {t('watch-alerts.read-noted')}
          </button>
        </div>
      )}
    </Dialog>
  );
}
