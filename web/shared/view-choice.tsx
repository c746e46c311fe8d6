import { t } from './words.ts';

export type View = 'picture' | 'table';

/** The picture, or the table that says the same to those who do not see it. */
export function ViewChoice({ view, onView }: { view: View; onView: (view: View) => void }) {
  return (
    <fieldset class="seg" aria-label={t('watch-registers.view')}>
      {(['picture', 'table'] as const).map((one) => (
        <button key={one} type="button" aria-pressed={view === one} onClick={() => onView(one)}>
          {t(`watch-registers.${one}`)}
        </button>
      ))}
    </fieldset>
  );
}
