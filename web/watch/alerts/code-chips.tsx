import type { AlertDetail } from '@ulinzi/domain/alerts';
import { alertCodes } from '@ulinzi/domain/alerts';
import { watchKeys } from '../../shared/watch-keys.ts';
import { t, tCode } from '../../shared/words.ts';
import { isCoding } from './asked-act.ts';
import { doAtOnce } from './do-act.ts';
import { eventOfMeaning } from './known.ts';

/** "At least so many": the numbers that people say. */
const counts = [1, 3, 5, 10, 20, 50, 100, 500];

const groups = [
  { field: 'event', area: 'alerts.event', codes: alertCodes.events },
  { field: 'actor', area: 'alerts.actor', codes: alertCodes.actors },
  { field: 'howManyAtLeast', area: '', codes: counts },
  { field: 'direction', area: 'alerts.direction', codes: alertCodes.directions },
  { field: 'urgency', area: 'alerts.urgency', codes: alertCodes.urgencies },
] as const;

/** What a message says, coded by one touch each, and shown to every reader in her own language. */
export function CodeChips({ alert }: { alert: AlertDetail }) {
  const mayCode = alert.may.includes('code');
  const touchOne = (field: string, code: string | number) => void doAtOnce(alert, 'code', { [field]: code });
  const guesses = alert.coded.event ? [] : alert.recognised;
  if (!mayCode) return null;
  return (
    <section class="coding" aria-label={t('watch-alerts.code')}>
      <div class="chips">
        {guesses.map((meaning) => {
          const event = eventOfMeaning[meaning];
          const words = t('watch-alerts.maybe', { meaning: tCode('alerts.meaning', meaning) });
          return event ? (
            <button
              key={meaning}
              type="button"
              class="chip maybe"
              title={t('watch-alerts.confirm-meaning', { event: tCode('alerts.event', event) })}
              onClick={() => touchOne('event', event)}
            >
              {words}
            </button>
          ) : null;
        })}
        <button
          type="button"
          class="btn sm"
          aria-expanded={isCoding.value}
          onClick={() => {
            isCoding.value = !isCoding.value;
          }}
        >
          {t('watch-alerts.act.code')} <kbd aria-hidden="true">{watchKeys.code}</kbd>
        </button>
      </div>
      {isCoding.value &&
        groups.map(({ field, area, codes }) => (
          <fieldset key={field}>
            <legend>{t(`watch-alerts.field.${field}`)}</legend>
            <div class="chips">
              {codes.map((code) => (
                <button
                  key={code}
                  type="button"
                  class="chip"
                  aria-pressed={alert.coded[field] === code}
                  onClick={() => touchOne(field, code)}
                >
                  {typeof code === 'number' ? `${code}+` : tCode(area, code)}
                </button>
              ))}
            </div>
          </fieldset>
        ))}
    </section>
  );
}
