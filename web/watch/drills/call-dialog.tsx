import { longestDrill } from '@ulinzi/domain/drills';
import { hour } from '@ulinzi/domain/kernel';
import { useState } from 'preact/hooks';
import { ActDialog } from '../../shared/act-dialog.tsx';
import { communities } from '../../shared/registers.ts';
import { actor } from '../../shared/session.ts';
import { minuteNow } from '../../shared/time.ts';
import { fromTyped, toTyped } from '../../shared/typed-time.ts';
import { t } from '../../shared/words.ts';

const usualHours = 3;

/** Calls the drill of a week: between which hours, and for which villages. */
export function CallDialog({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const base = actor.value?.base;
  const own = (communities.value.value?.communities ?? []).filter((one) => one.base === base);
  const [from, setFrom] = useState(() => toTyped(minuteNow.peek() + hour));
  const [until, setUntil] = useState(() => toTyped(minuteNow.peek() + (1 + usualHours) * hour));
  const [chosen, setChosen] = useState<readonly string[] | null>(null);
  const [begins, ends] = [fromTyped(from), fromTyped(until)];
  const lasts = begins === null || ends === null ? 0 : Date.parse(ends) - Date.parse(begins);
  const isWhole = lasts > 0 && lasts <= longestDrill && chosen?.length !== 0;
  const data = { base, from: begins, until: ends, ...(chosen && { communities: chosen }) };
  return (
    <ActDialog
      title={t('watch-drills.call')}
      does={t('watch-drills.call')}
      path="api/drills"
      data={isWhole ? data : null}
      onClose={onClose}
      onDone={onDone}
    >
      <Moment label={t('watch-drills.from')} value={from} onType={setFrom} />
      <Moment label={t('watch-drills.until')} value={until} onType={setUntil} />
      <fieldset class="days">
        <legend>{t('watch-drills.villages')}</legend>
        <label class="tick">
          <input
            type="checkbox"
            checked={chosen === null}
            onChange={() => setChosen(chosen === null ? [] : null)}
          />
          {t('watch-drills.villages-all')}
        </label>
        {chosen !== null &&
          own.map(({ slug, label }) => (
            <label key={slug} class="tick">
              <input
                type="checkbox"
                checked={chosen.includes(slug)}
                onChange={() => {
                  const rest = chosen.filter((one) => one !== slug);
                  setChosen(rest.length < chosen.length ? rest : [...chosen, slug]);
                }}
              />
              {label}
            </label>
          ))}
      </fieldset>
      <p class="rule">{t('watch-drills.call-said')}</p>
    </ActDialog>
  );
}

function Moment({ label, value, onType }: { label: string; value: string; onType: (typed: string) => void }) {
  return (
    <label class="field">
      <span>{label}</span>
      <input
        type="datetime-local"
        required
        value={value}
        onInput={(event) => onType(event.currentTarget.value)}
      />
    </label>
  );
}
