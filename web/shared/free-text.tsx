import { longestBody } from '@ulinzi/domain/kernel';
import { NamesFound } from './names-found.tsx';
import { t } from './words.ts';

/** Words for those who come after; sealed. What looks like a name is pointed out before it leaves (safety rule 4). */
export function FreeText({
  label,
  value,
  rows = 3,
  isWanted = false,
  onValue,
}: {
  label: string;
  value: string;
  rows?: number;
  isWanted?: boolean;
  onValue: (value: string) => void;
}) {
  return (
    <div>
      <label class="field">
        <span>{label}</span>
        <textarea
          rows={rows}
          maxLength={longestBody}
          required={isWanted}
          value={value}
          onInput={(event) => onValue(event.currentTarget.value)}
        />
        <small class="xs">{t('watch-registers.no-names')}</small>
      </label>
      <NamesFound text={value} onText={onValue} />
    </div>
  );
}
