import { alertCodes } from '@ulinzi/domain/alerts';
import { activities, marks, observed } from '@ulinzi/domain/reports';
import { Icon } from '../../shared/icon.tsx';
import { linkTo } from '../../shared/route.ts';
import { t, tCode } from '../../shared/words.ts';
import { countNames, wrongCounts } from './draft.ts';
import { CodeField, Part, type PartProps } from './write-parts.tsx';

/** What happened, by whom, and how many people it touched, from at least to at most. */
export function IncidentPart({ draft, onDraft, isHighRisk }: PartProps & { isHighRisk: boolean }) {
  const wrong = wrongCounts(draft);
  const isAsked = draft.kind === 'incident';
  const empty = isAsked ? {} : { empty: t('watch-reports.not-said') };
  return (
    <Part title={t('watch-reports.incident')}>
      <div class="in-row">
        <CodeField
          label={t('watch-reports.event')}
          area="alerts.event"
          of={alertCodes.events}
          value={draft.event}
          onValue={(event) => onDraft({ event })}
          {...empty}
        />
        <CodeField
          label={t('watch-reports.actor')}
          area="alerts.actor"
          of={alertCodes.actors}
          value={draft.actor}
          onValue={(by) => onDraft({ actor: by })}
          {...empty}
        />
      </div>
      {isHighRisk && (
        <p class="rule" role="note">
          <Icon name="shield" />
          <span>
            {t('watch-reports.high-risk-writer')}
            {draft.readers === 'base' && ` ${t('watch-reports.high-risk-choose')}`}
          </span>
        </p>
      )}
      <div class="in-row counts">
        {countNames.map((name) => (
          <fieldset key={name} class="range">
            <legend>{t(`watch-reports.${name}`)}</legend>
            {(['low', 'high'] as const).map((end) => (
              <label key={end} class="field">
                <span>{t(`watch-reports.${end}`)}</span>
                <input
                  type="text"
                  inputMode="numeric"
                  autocomplete="off"
                  aria-invalid={wrong.includes(name)}
                  value={draft.counts[name][end]}
                  onInput={(event) =>
                    onDraft({
                      counts: {
                        ...draft.counts,
                        [name]: { ...draft.counts[name], [end]: event.currentTarget.value },
                      },
                    })
                  }
                />
              </label>
            ))}
          </fieldset>
        ))}
      </div>
      {wrong.length > 0 && <p class="refusal">{t('watch-reports.counts-wrong')}</p>}
    </Part>
  );
}

export function ActivityPart({ draft, onDraft }: PartProps) {
  return (
    <Part title={t('watch-reports.activity')}>
      <div class="in-row">
        <CodeField
          label={t('watch-reports.activity-kind')}
          area="reports.activity"
          of={activities}
          value={draft.activity}
          onValue={(activity) => onDraft({ activity })}
        />
        <label class="field">
          <span>{t('watch-reports.minutes')}</span>
          <input
            type="text"
            inputMode="numeric"
            autocomplete="off"
            value={draft.minutes}
            onInput={(event) => onDraft({ minutes: event.currentTarget.value })}
          />
        </label>
      </div>
    </Part>
  );
}

/** What a team looked at in the village, each with a mark (A9). */
export function ObservationsPart({ draft, onDraft }: PartProps) {
  return (
    <Part title={t('watch-reports.observations')} hint={t('watch-reports.observations-hint')}>
      {draft.visit !== '' && (
        <p class="sm">
          <a href={linkTo('visits', draft.visit)}>{t('watch-reports.of-visit')}</a>
        </p>
      )}
      <ul class="observations">
        {observed.map((what) => (
          <li key={what}>
            <fieldset>
              <legend class="cap">{tCode('reports.observed', what)}</legend>
              <div class="chips">
                {marks.map((mark) => (
                  <label key={mark} class="chip pick">
                    <input
                      type="radio"
                      class="vh"
                      name={`observed-${what}`}
                      checked={draft.observations[what] === mark}
                      onChange={() => onDraft({ observations: { ...draft.observations, [what]: mark } })}
                    />
                    {tCode('reports.mark', mark)}
                  </label>
                ))}
              </div>
            </fieldset>
          </li>
        ))}
      </ul>
    </Part>
  );
}
