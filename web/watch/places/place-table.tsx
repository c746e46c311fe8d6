import { stages } from '@ulinzi/domain/communities';
import { useEffect, useState } from 'preact/hooks';
import { bases, baseLabel } from '../../shared/registers.ts';
import { t, tCode } from '../../shared/words.ts';
import { places } from './lists.ts';
import { baseOf, labelOf, mostDrawn, type Narrowed, type Shown, shownOf } from './place-list.ts';
import { StageSteps } from './stage-bars.tsx';

/** So long after the last key is searched: a name of ten letters is not looked for ten times. */
const typedMs = 120;

/** What the list is narrowed to. */
export function PlaceTools({
  narrowed,
  onNarrowed,
}: {
  narrowed: Narrowed;
  onNarrowed: (narrowed: Narrowed) => void;
}) {
  return (
    <div class="tools">
      <SearchField value={narrowed.search} onValue={(search) => onNarrowed({ ...narrowed, search })} />
      <label class="field">
        <span>{t('watch-places.where')}</span>
        <select
          value={narrowed.where}
          onChange={(event) => onNarrowed({ ...narrowed, where: event.currentTarget.value })}
        >
          <option value="">{t('watch-registers.all')}</option>
          <WhereOptions />
        </select>
      </label>
      <label class="field">
        <span>{t('watch-places.stage')}</span>
        <select
          value={narrowed.stage}
          onChange={(event) => onNarrowed({ ...narrowed, stage: event.currentTarget.value })}
        >
          <option value="">{t('watch-registers.all')}</option>
          <option value="no-channel">{t('watch-places.no-channel')}</option>
          {stages.map((stage) => (
            <option key={stage} value={stage}>
              {tCode('watch-map.stage', stage)}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}

/** The places that fit, the first hundred of them. */
export function PlaceTable({ narrowed, onOpen }: { narrowed: Narrowed; onOpen: (key: string) => void }) {
  const { shown, total } = shownOf(places.value, narrowed);
  return (
    <>
      <output class="sm mut">
        {t('watch-places.found', { count: total })}
        {total > mostDrawn && ` ${t('watch-places.first', { count: mostDrawn })}`}
      </output>
      {total === 0 ? (
        <p class="empty pane">{t('watch-places.no-match')}</p>
      ) : (
        <Rows shown={shown} onOpen={onOpen} />
      )}
    </>
  );
}

/** Keeps what is typed to itself until a moment has passed without a key. */
function SearchField({ value, onValue }: { value: string; onValue: (value: string) => void }) {
  const [typed, setTyped] = useState(value);
  useEffect(() => {
    if (typed === value) return;
    const timer = setTimeout(() => onValue(typed), typedMs);
    return () => clearTimeout(timer);
  }, [typed, value, onValue]);
  return (
    <label class="field">
      <span>{t('watch-places.search')}</span>
      <input
        type="search"
        value={typed}
        autocomplete="off"
        onInput={(event) => setTyped(event.currentTarget.value)}
      />
    </label>
  );
}

function WhereOptions() {
  const all = bases.value.value?.bases ?? [];
  return (
    <>
      {[...new Set(all.map(({ province }) => province))].map((province) => (
        <optgroup key={province} label={t(`watch.province.${province}`)}>
          <option value={province}>
            {t('watch-places.whole', { province: t(`watch.province.${province}`) })}
          </option>
          {all
            .filter((base) => base.province === province)
            .map(({ slug, label }) => (
              <option key={slug} value={`base ${slug}`}>
                {label}
              </option>
            ))}
        </optgroup>
      ))}
    </>
  );
}

function Rows({ shown, onOpen }: { shown: readonly Shown[]; onOpen: (key: string) => void }) {
  const columns = ['place', 'kind', 'base', 'stage'] as const;
  return (
    <div class="pane wide-table" data-scroll>
      <table class="stacked">
        <caption>{t('watch-places.caption')}</caption>
        <thead>
          <tr>
            {columns.map((one) => (
              <th key={one} scope="col">
                {t(`watch-places.${one}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map(({ place, foundBy }) => (
            <tr key={place.key}>
              <th scope="row" data-label={t('watch-places.place')}>
                <span>
                  <button type="button" class="link" onClick={() => onOpen(place.key)}>
                    {labelOf(place)}
                  </button>
                  {foundBy !== null && (
                    <small class="xs mut"> {t('watch-places.also', { name: foundBy })}</small>
                  )}
                </span>
              </th>
              <td data-label={t('watch-places.kind')}>{t(`watch-places.kind.${place.kind}`)}</td>
              <td data-label={t('watch-places.base')}>
                <span>
                  {place.kind === 'community' && `${baseLabel(baseOf(place))} · `}
                  {place.province && t(`watch.province.${place.province}`)}
                </span>
              </td>
              <td data-label={t('watch-places.stage')}>
                {place.kind === 'community' && (
                  <span class="nw">
                    <StageSteps stage={place.community.stage} />{' '}
                    {tCode('watch-map.stage', place.community.stage)}
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
