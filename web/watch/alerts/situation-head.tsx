import { computed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { Icon } from '../../shared/icon.tsx';
import { now } from '../../shared/time.ts';
import { t, tCode } from '../../shared/words.ts';
import { clockText } from './board-row.tsx';
import { capital } from './known.ts';
import type { Group } from './situation-groups.ts';
import { villagesOf } from './situation-groups.ts';
import { standingOf } from './standing.ts';
import './situations.css';

/** The head of a situation on the board: what it is, of how many villages, and the clock that leads. */
export function SituationHead({
  group,
  isFolded,
  onFold,
}: {
  group: Group;
  isFolded: boolean;
  onFold: () => void;
}) {
  const { situation, lines } = group;
  const first = lines[0];
  const standing = useMemo(() => computed(() => (first ? standingOf(first, now.value) : null)), [first]);
  const clock = useMemo(
    () => computed(() => (standing.value ? clockText(standing.value, now.value) : '')),
    [standing],
  );
  if (!situation) return null;
  const { number } = situation;
  return (
    <button
      type="button"
      class={`sit-head ${standing.value?.tone ?? ''}`}
      aria-expanded={!isFolded}
      title={t(isFolded ? 'watch-alerts.situation-unfold' : 'watch-alerts.situation-fold', { number })}
      onClick={onFold}
    >
      <Icon name="layers" size="s" />
      <span class="name">
        <b>{t('watch-alerts.situation', { number })}</b>
        <small>{capital(tCode('alerts.event', situation.event))}</small>
      </span>
      <span class="ck">{clock}</span>
      <small class="size">
        {t('watch-alerts.situation-size', { alerts: lines.length, villages: villagesOf(lines) })}
      </small>
    </button>
  );
}
