import { computed } from '@preact/signals';
import { namesIn } from '@ulinzi/domain/reports';
import { useState } from 'preact/hooks';
import { Icon } from './icon.tsx';
import { bases, communities } from './registers.ts';
import { withRole } from './with-role.ts';
import { t } from './words.ts';
import './marks-names-months.css';

/** Names of places are nobody's. */
const places = computed(() => [
  ...(bases.value.value?.bases ?? []).map(({ label }) => label),
  ...(communities.value.value?.communities ?? []).flatMap(({ label, aliases, territory }) => [
    label,
    ...aliases,
    ...(territory ? [territory] : []),
  ]),
]);

const roles = ['trader', 'chief', 'inhabitant'] as const;

/**
 * What may be somebody's name or number in a text that has not left yet, and a role to write instead (safety rule 4). It
 * warns and keeps nobody from sending. About the first one; the next comes when it is settled.
 */
export function NamesFound({ text, onText }: { text: string; onText: (text: string) => void }) {
  const [nobody, setNobody] = useState<readonly string[]>([]);
  const found = namesIn(text, { places: places.value }).filter(
    ({ from, until }) => !nobody.includes(text.slice(from, until)),
  );
  const [first] = found;
  const name = first ? text.slice(first.from, first.until) : '';
  const isPhone = first?.kind === 'phone';
  return (
    <output class="names-found" aria-live="polite">
      {first && (
        <>
          <span class="rule">
            <Icon name="shield" />
            <span>
              <b>{t(isPhone ? 'watch-registers.phone-found' : 'watch-registers.name-found')}</b>{' '}
              {found.length > 1 && `${t('watch-registers.more-found', { count: found.length - 1 })} `}
              {t(isPhone ? 'watch-registers.phone-why' : 'watch-registers.name-why', { word: name })}
            </span>
          </span>
          <span class="chips">
            {(isPhone ? (['no-number'] as const) : roles).map((role) => {
              const words = t(`watch-registers.role.${role}`);
              return (
                <button
                  key={role}
                  type="button"
                  class="chip"
                  onClick={() => onText(withRole(text, name, words))}
                >
                  {words}
                </button>
              );
            })}
            {!isPhone && (
              <button type="button" class="chip" onClick={() => setNobody([...nobody, name])}>
                {t('watch-registers.no-person')}
              </button>
            )}
          </span>
        </>
      )}
    </output>
  );
}
