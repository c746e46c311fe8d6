import { communities } from './registers.ts';
import { t } from './words.ts';

/** So many may be named in one act. */
const most = 30;

/** Communities of a base, ticked. Nothing where the base has none. */
export function CommunityTicks({
  base,
  legend,
  chosen,
  onChosen,
}: {
  base: string;
  legend: string;
  chosen: readonly string[];
  onChosen: (slugs: string[]) => void;
}) {
  const own = (communities.value.value?.communities ?? [])
    .filter((one) => one.base === base)
    .sort((one, other) => one.label.localeCompare(other.label));
  if (own.length === 0) return null;
  return (
    <fieldset class="many">
      <legend>{t('watch-registers.ticked', { legend, count: chosen.length })}</legend>
      <div class="ticks">
        {own.map(({ slug, label }) => {
          const isChosen = chosen.includes(slug);
          return (
            <label key={slug} class="tick">
              <input
                type="checkbox"
                value={slug}
                checked={isChosen}
                disabled={!isChosen && chosen.length >= most}
                onChange={() => onChosen(isChosen ? chosen.filter((one) => one !== slug) : [...chosen, slug])}
              />
              {label}
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}
