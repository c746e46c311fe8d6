import { useState } from 'preact/hooks';
import { t } from '../../shared/words.ts';
import { ActForm, type FormProps } from './act-form.tsx';
import { board } from './board.ts';
import { placeOf } from './board-row.tsx';
import { knownOf } from './known.ts';

const shownOthers = 30;

/** The alert that stays: open ones of the same place first, then of the same base, the newest first. */
export function MergeForm({ alert, onClose }: FormProps) {
  const [into, setInto] = useState('');
  const nearness = (line: { community: string | null; base: string }) =>
    line.community !== null && line.community === alert.community ? 0 : line.base === alert.base ? 1 : 2;
  const others = [...(board.value?.values() ?? [])]
    .filter((line) => line.isOpen && line.id !== alert.id)
    .sort((a, b) => nearness(a) - nearness(b) || Date.parse(b.receivedAt) - Date.parse(a.receivedAt))
    .slice(0, shownOthers);
  return (
    <ActForm alert={alert} act="merge" onClose={onClose} canSend={into !== ''}>
      <p class="sm mut">{t('watch-alerts.merge-hint')}</p>
      {others.length === 0 && <p>{t('watch-alerts.nothing-to-merge')}</p>}
      <fieldset class="choose-one">
        <legend>{t('watch-alerts.field.into')}</legend>
        {others.map((line) => (
          <label key={line.id} class="check">
            <input type="radio" name="into" value={line.id} onChange={() => setInto(line.id)} />
            <span>
              <b>{placeOf(line)}</b> {line.baseLabel} · {line.number}
              <small>
                {t('watch-alerts.at-day', { at: line.receivedAt })} ·{' '}
                {knownOf(line, t, { withTime: false }).words}
              </small>
            </span>
          </label>
        ))}
      </fieldset>
    </ActForm>
  );
}
