import { Icon, t } from '../notebook/index.ts';

/** By those who rule where she lives: that endangers her who writes it (A6). */
export function HighRisk() {
  return (
    <p class="rule" aria-live="polite">
      <Icon name="shield" />
      <span>{t('field-write.high-risk')}</span>
    </p>
  );
}
