import type { WordsAnswer } from '@ulinzi/domain/alerts';
import { useState } from 'preact/hooks';
import { act, type Refused } from '../../shared/api.ts';
import { Dialog } from '../../shared/dialog.tsx';
import { momentOf } from '../../shared/time.ts';
import { t, tCode } from '../../shared/words.ts';
import { type FormProps, titleOf } from './act-form.tsx';
import { Rule } from './form-parts.tsx';

/** The words of the messages: a read that is noted, which is said before. They stand nowhere after it is closed. */
export function WordsForm({ alert, onClose }: FormProps) {
  const [words, setWords] = useState<WordsAnswer['words'] | null>(null);
  const [refusal, setRefusal] = useState<Refused | null>(null);
  const [isSending, setSending] = useState(false);
  const readThem = async () => {
    setSending(true);
    const answer = await act<WordsAnswer>(`api/alerts/${alert.id}/words`);
    setSending(false);
    if (answer?.ok) setWords(answer.value.words);
    setRefusal(answer && !answer.ok ? answer.refusal : null);
  };
  return (
    <Dialog title={`${t('watch-alerts.act.words')} · ${titleOf(alert)}`} onClose={onClose}>
      <div class="body">
        <Rule>{t('watch-alerts.words-rule')}</Rule>
        {refusal && (
          <p class="refusal" role="alert">
            {refusal.message}
          </p>
        )}
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
          <button type="button" class="btn go" disabled={isSending} onClick={() => void readThem()}>
            {t('watch-alerts.read-noted')}
          </button>
        </div>
      )}
    </Dialog>
  );
}
