import { seasons } from '@ulinzi/domain/geography';
import { Icon } from '../../shared/icon.tsx';
import { mapKeys } from '../../shared/watch-keys.ts';
import { t, tCode } from '../../shared/words.ts';
import { basesShown, chosenFrom, chosenSeason, from, season, telling, tellings, view } from './map-state.ts';

/** What the map is to tell: from which base, in which season, or the alert network; as a picture or as a table. */
export function MapTools({ onPrint, canBePicture }: { onPrint?: () => void; canBePicture: boolean }) {
  const isReach = telling.value === 'reach';
  const isTable = view.value === 'table';
  return (
    <div class="map-tools">
      <label class="fld">
        <span class="vh">{t('watch-map.telling')}</span>
        <select
          name="telling"
          value={telling.value}
          onChange={(event) => {
            telling.value = tellings.find((one) => one === event.currentTarget.value) ?? 'reach';
          }}
        >
          {tellings.map((one) => (
            <option key={one} value={one}>
              {tCode('watch-map.telling', one)}
            </option>
          ))}
        </select>
      </label>
      {isReach && (
        <>
          <label class="fld">
            <Icon name="truck" size="s" />
            <span class="vh">{t('watch-map.from')}</span>
            <select
              name="from"
              value={from.value}
              onChange={(event) => {
                chosenFrom.value = event.currentTarget.value;
              }}
            >
              <option value="own">{t('watch-map.from-own')}</option>
              {[...basesShown.value.values()].map(({ slug, label }) => (
                <option key={slug} value={slug}>
                  {t('watch-map.from-base', { base: label })}
                </option>
              ))}
            </select>
          </label>
          <fieldset class="seg" aria-label={t('watch-map.which-season')} title={t('watch-map.season-rule')}>
            {seasons.map((one) => (
              <button
                key={one}
                type="button"
                aria-pressed={season.value === one}
                onClick={() => {
                  chosenSeason.value = one;
                }}
              >
                {tCode('watch-map.season-short', one)}
              </button>
            ))}
          </fieldset>
        </>
      )}
      <span class="grow" />
      {canBePicture && (
        <button
          type="button"
          class="btn sm"
          data-view
          onClick={() => {
            view.value = isTable ? 'picture' : 'table';
          }}
        >
          <Icon name={isTable ? 'pin' : 'table'} size="s" />
          {t(isTable ? 'watch-map.as-map' : 'watch-map.as-table')} <kbd>{mapKeys.table}</kbd>
        </button>
      )}
      {onPrint && (
        <button type="button" class="btn sm" onClick={onPrint}>
          <Icon name="report" size="s" />
          {t('watch-map.print')}
        </button>
      )}
    </div>
  );
}
