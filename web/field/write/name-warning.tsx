// Names in what she writes: marked while she writes, and a role offered instead, before anything leaves.
import { type NameFound, namesIn } from '@ulinzi/domain/reports';
import { Icon, delta, t } from '../notebook/index.ts';
import { withRole } from '../../shared/with-role.ts';

/** Names of places that the phone knows are no names of people. */
function knownPlaces(): string[] {
  const lists = delta.value;
  return [
    ...(lists?.communities ?? []).flatMap(({ label, aliases, territory }) => [
      label,
      ...aliases,
      territory ?? '',
    ]),
    ...(lists?.bases ?? []).map(({ label }) => label),
  ].filter(Boolean);
}

/** What may be the name of a person, without what she said is a place. */
export function namesLeft(text: string, places: readonly string[]): NameFound[] {
  return namesIn(text, { places: [...knownPlaces(), ...places] });
}

const roles = ['trader', 'chief', 'inhabitant'] as const;

/** About the first name that is left; the next one comes when it is settled. */
export function NameWarning({
  text,
  places,
  onText,
  onPlace,
}: {
  text: string;
  places: readonly string[];
  onText: (text: string) => void;
  onPlace?: (name: string) => void;
}) {
  const [first] = namesLeft(text, places);
  if (!first) return null;
  const name = text.slice(first.from, first.until);
  const isPhone = first.kind === 'phone';
  return (
    <div class="nm" aria-live="polite">
      <p>
        <Icon name="shield" />
        <span>
          <b>{t(isPhone ? 'field-write.phone' : 'field-write.name')}</b>{' '}
          {t(isPhone ? 'field-write.phone-why' : 'field-write.name-why', { name })}
        </span>
      </p>
      <div class="chips">
        {(isPhone ? (['no-number'] as const) : roles).map((role) => {
          const words = t(`field-write.role.${role}`);
          return (
            <button key={role} type="button" onClick={() => onText(withRole(text, name, words))}>
              {words}
            </button>
          );
        })}
        {onPlace && !isPhone && (
          <button type="button" onClick={() => onPlace(name)}>
            {t('field-write.is-place')}
          </button>
        )}
      </div>
    </div>
  );
}
