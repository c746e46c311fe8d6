import { findPlaces } from '@ulinzi/domain/communities';
import { useEffect, useState } from 'preact/hooks';
import { bases, baseLabel, communities } from '../../shared/registers.ts';
import { t } from '../../shared/words.ts';
import { places } from './lists.ts';
import type { CommunityShown } from './place-list.ts';

const mostOffered = 6;

/** A community, chosen by its name however it is spelled; those of one base alone where one is given. */
export function PlaceChoice({
  base,
  chosen,
  onChosen,
}: {
  base: string | null;
  chosen: CommunityShown | null;
  onChosen: (community: CommunityShown | null) => void;
}) {
  const [typed, setTyped] = useState('');
  useEffect(() => {
    void bases.refresh();
    void communities.refresh();
  }, []);
  const offered = offeredFor(typed, base);
  return (
    <>
      <label class="field">
        <span class="cap">{t('watch-places.kind.community')}</span>
        <input
          type="search"
          name="place"
          placeholder={t('watch-places.search')}
          autocomplete="off"
          value={typed}
          onInput={(event) => {
            setTyped(event.currentTarget.value);
            onChosen(null);
          }}
        />
      </label>
      <fieldset class="choices" aria-label={t('watch-places.kind.community')}>
        {offered.map((community) => (
          <label key={community.slug}>
            <input
              type="radio"
              name="community"
              value={community.slug}
              checked={chosen?.slug === community.slug}
              onChange={() => onChosen(community)}
            />
            <span>
              {community.label} <small class="xs mut">{baseLabel(community.base)}</small>
            </span>
          </label>
        ))}
        {typed.trim() !== '' && offered.length === 0 && <p class="sm mut">{t('watch-places.no-match')}</p>}
      </fieldset>
    </>
  );
}

function offeredFor(typed: string, base: string | null): CommunityShown[] {
  const { all, byKey, index } = places.value;
  const found =
    typed.trim() === ''
      ? all
      : findPlaces(index, typed, { area: base, limit: Number.POSITIVE_INFINITY }).flatMap(
          ({ slug }) => byKey.get(slug) ?? [],
        );
  const own: CommunityShown[] = [];
  for (const place of found) {
    if (own.length === mostOffered) break;
    if (place.kind === 'community' && (base === null || place.community.base === base))
      own.push(place.community);
  }
  return own;
}
