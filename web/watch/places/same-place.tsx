import { baseLabel } from '../../shared/registers.ts';
import { t } from '../../shared/words.ts';
import type { Resembling } from './place-list.ts';

/**
 * F9: the name fits a place that stands there already. Nobody but the person who gives it knows whether it is the same
 * one: she is asked, and nothing goes on before she has said so. `sameAs` is the short name of the place that it is;
 * empty where it is another.
 */
export function SamePlace({
  like,
  sameAs,
  onSameAs,
}: {
  like: readonly Resembling[];
  sameAs: string | null;
  onSameAs: (slug: string) => void;
}) {
  return (
    <fieldset class="choices same-place">
      <legend>{t('watch-places.same-asked')}</legend>
      {like.map(({ community, name, why }) => (
        <label key={community.slug}>
          <input
            type="radio"
            name="same"
            required
            value={community.slug}
            checked={sameAs === community.slug}
            onChange={() => onSameAs(community.slug)}
          />
          <span>
            {t('watch-places.same', { place: community.label, base: baseLabel(community.base) })}{' '}
            <small class="xs mut">
              {t(`watch-places.why.${why}`)}
              {name !== community.label && ` (${name})`}
            </small>
          </span>
        </label>
      ))}
      <label>
        <input
          type="radio"
          name="same"
          required
          value=""
          checked={sameAs === ''}
          onChange={() => onSameAs('')}
        />
        <span>{t('watch-places.other-place')}</span>
      </label>
    </fieldset>
  );
}
