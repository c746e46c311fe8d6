import { signal } from '@preact/signals';
import { useState } from 'preact/hooks';
import { baseLabel } from '../../shared/registers.ts';
import { t, tCode } from '../../shared/words.ts';
import { found, type MapRow, type Sort, sorted, sorts } from './map-rows.ts';
import { alertWords } from './alert-words.ts';
import { chooseVillage, chosenVillage, gathered, rows } from './map-state.ts';
import { minutesOf } from './road-words.ts';
import { SignDrawn } from './sign-drawn.tsx';

const sort = signal<Sort>('urgency');
const typed = signal('');

/** A page of thousands of rows is slow, and read by nobody. */
const step = 100;

/** What the map shows, as a table: for those who do not see it, and on paper below it. */
export function MapTable({ hasAlerts }: { hasAlerts: boolean }) {
  const [most, setMost] = useState(step);
  const all = found(sorted(rows.value, gathered.value.places, sort.value), typed.value, baseLabel);
  return (
    <div class="map-table" data-scroll tabIndex={-1}>
      <div class="tools">
        <label class="field">
          <span>{t('watch-map.find')}</span>
          <input
            type="search"
            value={typed.value}
            onInput={(event) => {
              typed.value = event.currentTarget.value;
            }}
          />
        </label>
        <label class="field">
          <span>{t('watch-map.sort')}</span>
          <select
            name="sort"
            value={sort.value}
            onChange={(event) => {
              sort.value = sorts.find((one) => one === event.currentTarget.value) ?? 'urgency';
            }}
          >
            {sorts.map((one) => (
              <option key={one} value={one}>
                {tCode('watch-map.sorted', one)}
              </option>
            ))}
          </select>
        </label>
      </div>
      {all.length === 0 ? (
        <p class="empty">{t(rows.value.length === 0 ? 'watch-map.no-places' : 'watch-map.none-found')}</p>
      ) : (
        <table>
          <caption class="vh">{t('watch-map.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('watch-map.column.place')}</th>
              {hasAlerts && <th scope="col">{t('watch-map.column.alerts')}</th>}
              <th scope="col">{t('watch-map.column.reach')}</th>
              <th scope="col" class="n">
                {t('watch-map.column.minutes')}
              </th>
              <th scope="col">{t('watch-map.column.network')}</th>
            </tr>
          </thead>
          <tbody>
            {all.slice(0, most).map((row) => (
              <Row key={row.village.slug} row={row} hasAlerts={hasAlerts} />
            ))}
          </tbody>
        </table>
      )}
      {all.length > most && (
        <p class="more">
          <span class="mut">{t('watch-map.shown', { shown: most, all: all.length })}</span>
          <button type="button" class="btn sm" onClick={() => setMost(most + step)}>
            {t('watch-map.show-more')}
          </button>
        </p>
      )}
    </div>
  );
}

function Row({ row, hasAlerts }: { row: MapRow; hasAlerts: boolean }) {
  const { village, alerts, by } = row;
  const isChosen = chosenVillage.value === village.slug;
  return (
    <tr
      data-village={village.slug}
      data-tone={alerts?.tone}
      data-reach={by.reach}
      class={isChosen ? 'is-chosen' : ''}
    >
      <th scope="row">
        <button
          type="button"
          class="place-name"
          aria-pressed={isChosen}
          onClick={() => chooseVillage(village.slug)}
        >
          {village.label}
        </button>
        <small>{baseLabel(village.base)}</small>
      </th>
      {hasAlerts && (
        <td>
          {alerts && (
            <span class="with-sign">
              <SignDrawn name={alerts.tone} />
              <span>
                {alerts.lines.map((line) => (
                  <span key={line.id} class="line">
                    {alertWords(line)}
                  </span>
                ))}
              </span>
            </span>
          )}
        </td>
      )}
      <td>
        <span class="with-sign">
          <SignDrawn name={by.reach} />
          <span>
            {tCode('watch-map.reach', by.reach)}
            <small>{t('watch-map.from-base', { base: baseLabel(by.base) })}</small>
          </span>
        </span>
      </td>
      <td class="n">{by.road ? minutesOf(by.road) : '–'}</td>
      <td>{tCode('watch-map.stage', village.stage)}</td>
    </tr>
  );
}
