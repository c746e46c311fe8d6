import { useState } from 'preact/hooks';
import { t } from './words.ts';

/**
 * A telephone number that goes to the keystore and is never read back. Covered while it is typed, for who stands behind;
 * no browser keeps it: it is no field of a password.
 */
export function SecretNumber({
  value,
  isRequired = false,
  onValue,
}: {
  value: string;
  isRequired?: boolean;
  onValue: (value: string) => void;
}) {
  const [isShown, setShown] = useState(false);
  return (
    <div class="secret-number">
      <label class="field">
        <span>{t(isRequired ? 'watch-registers.number' : 'watch-registers.number-maybe')}</span>
        <input
          class={isShown ? '' : 'masked'}
          name="number"
          type="text"
          inputMode="tel"
          autocomplete="off"
          spellcheck={false}
          maxLength={24}
          required={isRequired}
          value={value}
          onInput={(event) => onValue(event.currentTarget.value)}
        />
      </label>
      <button type="button" class="btn sm" aria-pressed={isShown} onClick={() => setShown(!isShown)}>
        {t(isShown ? 'watch-registers.cover' : 'watch-registers.uncover')}
      </button>
    </div>
  );
}
