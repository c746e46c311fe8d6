import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Refused } from './api.ts';
import { Icon } from './icon.tsx';
import type { LiveReading } from './list.ts';
import { t } from './words.ts';

/** Why the node said no, in its own words. Spoken aloud where it appears. */
export function RefusalSaid({ refusal, onAgain }: { refusal: Refused; onAgain?: () => void }) {
  return (
    <div class="refusal" role="alert">
      <Icon name="warn" />
      <span>{refusal.message}</span>
      {onAgain && (
        <button type="button" class="btn sm" onClick={onAgain}>
          {t('watch-registers.again')}
        </button>
      )}
    </div>
  );
}

/** A list while it is read, when it is refused, and when it is there. What was read before stays under a refusal. */
export function Reading<Value>({
  of,
  children,
}: {
  of: LiveReading<Value>;
  children: (value: Value) => ComponentChildren;
}) {
  useEffect(() => void of.refresh(), [of]);
  const value = of.value.value;
  const refusal = of.refusal.value;
  return (
    <>
      {refusal && <RefusalSaid refusal={refusal} onAgain={() => void of.refresh()} />}
      {value === null && !refusal && <output class="empty">{t('watch-registers.loading')}</output>}
      {value !== null && children(value)}
    </>
  );
}
