import { placeLanguages, stages } from '@ulinzi/domain/communities';
import { useState } from 'preact/hooks';
import { ActDialog } from '../../shared/act-dialog.tsx';
import { t, tCode } from '../../shared/words.ts';
import type { CommunityShown } from './place-list.ts';
import { saidAnew, type Typed, typedOf } from './said-anew.ts';

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

/** What is known of a community, from a day on; only what is changed is said. */
export function DescribeDialog({
  community,
  onClose,
  onDone,
}: {
  community: CommunityShown;
  onClose: () => void;
  onDone: () => void;
}) {
  const [typed, setTyped] = useState<Typed>(() => typedOf(community));
  const [from, setFrom] = useState('');
  const set = (part: Partial<Typed>) => setTyped({ ...typed, ...part });
  const toggled = <One,>(all: readonly One[], chosen: readonly One[], one: One) =>
    all.filter((other) => (other === one ? !chosen.includes(one) : chosen.includes(other)));
  return (
    <ActDialog
      title={t('watch-places.describe-title', { place: community.label })}
      does={t('watch-places.describe')}
      path={`api/communities/${community.slug}/describe`}
      data={saidAnew(community, typed, from)}
      onClose={onClose}
      onDone={onDone}
    >
      <p class="sm mut">{t('watch-places.describe-said')}</p>
      <label class="field">
        <span>{t('watch-places.stage')}</span>
        <select
          name="stage"
          value={typed.stage}
          onChange={(event) => set({ stage: event.currentTarget.value })}
        >
          {stages.map((stage) => (
            <option key={stage} value={stage}>
              {tCode('watch-map.stage', stage)}
            </option>
          ))}
        </select>
      </label>
      <fieldset class="ticks">
        <legend>{t('watch-places.market-days')}</legend>
        {weekdays.map((day) => (
          <label key={day} class="tick">
            <input
              type="checkbox"
              checked={typed.marketDays.includes(day)}
              onChange={() => set({ marketDays: toggled(weekdays, typed.marketDays, day) })}
            />
            {t(`watch-places.day.${day}`)}
          </label>
        ))}
      </fieldset>
      <fieldset class="ticks">
        <legend>{t('watch-places.languages')}</legend>
        {placeLanguages.map((language) => (
          <label key={language} class="tick">
            <input
              type="checkbox"
              checked={typed.languages.includes(language)}
              onChange={() => set({ languages: toggled<string>(placeLanguages, typed.languages, language) })}
            />
            {tCode('watch-places.language', language)}
          </label>
        ))}
      </fieldset>
      <div class="two">
        {(['populationLow', 'populationHigh'] as const).map((name) => (
          <label key={name} class="field">
            <span>
              {t(name === 'populationLow' ? 'watch-places.population-low' : 'watch-places.population-high')}
            </span>
            <input
              type="number"
              min={0}
              max={1_000_000}
              value={typed[name]}
              onInput={(event) => set({ [name]: event.currentTarget.value })}
            />
          </label>
        ))}
      </div>
      <div class="two">
        <label class="field">
          <span>{t('watch-places.vulnerability')}</span>
          <select
            value={typed.vulnerability}
            onChange={(event) => set({ vulnerability: event.currentTarget.value })}
          >
            <option value="">{t('watch-places.unknown')}</option>
            {[1, 2, 3, 4, 5].map((one) => (
              <option key={one} value={String(one)}>
                {one}
              </option>
            ))}
          </select>
        </label>
        <label class="field">
          <span>{t('watch-places.territory')}</span>
          <input
            maxLength={80}
            value={typed.territory}
            onInput={(event) => set({ territory: event.currentTarget.value })}
          />
        </label>
      </div>
      <label class="field">
        <span>{t('watch-places.from')}</span>
        <input type="date" value={from} onInput={(event) => setFrom(event.currentTarget.value)} />
        <small class="xs">{t('watch-places.from-hint')}</small>
      </label>
    </ActDialog>
  );
}
