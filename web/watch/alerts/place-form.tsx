import { useState } from 'preact/hooks';
import { plain } from '../../shared/plain.ts';
import { communities } from '../../shared/registers.ts';
import { t } from '../../shared/words.ts';
import { ActForm, type FormProps } from './act-form.tsx';

const shownPlaces = 40;

/** Settles where a stranger's alert comes from; the base's own communities come first. */
export function PlaceForm({ alert, onClose }: FormProps) {
  const [sought, setSought] = useState('');
  const [community, setCommunity] = useState(alert.community ?? '');
  const places = (communities.value.value?.communities ?? [])
    .filter((one) => plain(one.label).includes(plain(sought)))
    .sort(
      (a, b) =>
        Number(b.base === alert.base) - Number(a.base === alert.base) || a.label.localeCompare(b.label),
    )
    .slice(0, shownPlaces);
  return (
    <ActForm alert={alert} act="place" onClose={onClose} also={{ community }} canSend={community !== ''}>
      <label class="field">
        <span>{t('watch-alerts.search-place')}</span>
        <input type="search" value={sought} onInput={(event) => setSought(event.currentTarget.value)} />
      </label>
      <fieldset class="choose-one">
        <legend>{t('watch-alerts.field.community')}</legend>
        {places.map((one) => (
          <label key={one.slug} class="check">
            <input
              type="radio"
              name="community"
              value={one.slug}
              checked={community === one.slug}
              onChange={() => setCommunity(one.slug)}
            />
            <span>{one.label}</span>
          </label>
        ))}
        {places.length === 0 && <p class="sm mut">{t('watch-alerts.no-such-place')}</p>}
      </fieldset>
    </ActForm>
  );
}
