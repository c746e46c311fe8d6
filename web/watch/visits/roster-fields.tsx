import { components, missingComponents } from '@ulinzi/domain/visits';
import { t } from '../../shared/words.ts';
import { daysOf, type RosterPart, staffDays, type TypedRoster } from './roster.ts';
import { MissingSaid } from './visit-facts.tsx';

/** How many of each part of the mission go; what that costs in days of work is reckoned while it is typed (A14). */
export function RosterFields({
  typed,
  roster,
  from,
  until,
  onTyped,
}: {
  typed: TypedRoster;
  /** What the fields hold; null while one of them holds no number. */
  roster: readonly RosterPart[] | null;
  from: string;
  until: string;
  onTyped: (typed: TypedRoster) => void;
}) {
  const days = daysOf(from, until);
  const people = (roster ?? []).reduce((sum, one) => sum + one.people, 0);
  return (
    <fieldset class="roster">
      <legend>{t('watch-visits.roster')}</legend>
      <div class="two">
        {components.map((component) => (
          <label key={component} class="field">
            <span class="cap">{t(`visits.component.${component}`)}</span>
            <input
              type="number"
              name={component}
              inputMode="numeric"
              min="0"
              max="50"
              step="1"
              placeholder="0"
              value={typed[component] ?? ''}
              onInput={(event) => onTyped({ ...typed, [component]: event.currentTarget.value })}
            />
          </label>
        ))}
      </div>
      <output class="reckoned">
        {days === null || roster === null || people === 0
          ? t('watch-visits.not-reckoned')
          : t('watch-visits.reckoned', { people, days, sum: staffDays(roster, days) })}
      </output>
      {roster !== null && <MissingSaid missing={missingComponents({ roster })} />}
    </fieldset>
  );
}
