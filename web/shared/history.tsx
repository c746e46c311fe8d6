import { Icon } from './icon.tsx';
import { writtenDay } from './calendar-day.ts';
import { t } from './words.ts';

export interface StepSaid {
  readonly day: string;
  readonly said: string;
  readonly isContested: boolean;
  /** What was written with it; null where it has been destroyed. */
  readonly words?: string | null | undefined;
}

/** What was done and when, never by whom; oldest first. What came too late is shown as kept without effect. */
export function History({ steps }: { steps: readonly StepSaid[] }) {
  return (
    <section class="part">
      <h4>{t('watch-registers.history')}</h4>
      <ol class="history">
        {steps.map(({ day, said, isContested, words }, nth) => (
          <li key={nth}>
            <time dateTime={day}>{writtenDay(day)}</time>
            <div class={isContested ? 'kept' : ''}>
              <b>{said}</b>
              {isContested && (
                <small>
                  <Icon name="warn" size="s" /> {t('watch-registers.no-effect')}
                </small>
              )}
              {words !== undefined && <p class="said">{words ?? t('watch-registers.words-gone')}</p>}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
