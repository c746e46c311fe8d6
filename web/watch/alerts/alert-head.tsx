import type { AlertDetail, BoardLine } from '@ulinzi/domain/alerts';
import { Icon } from '../../shared/icon.tsx';
import { now } from '../../shared/time.ts';
import { t, tCode } from '../../shared/words.ts';
import { clockText, deadlineText, placeOf, Steps, todo } from './board-row.tsx';
import { knownOf } from './known.ts';
import { standingOf } from './standing.ts';

/** Where, which number, how long still, and what is known in one sentence. */
export function AlertHead({ alert, line }: { alert: AlertDetail; line: BoardLine | null }) {
  // The line of the board is told of each change first; the detail follows a moment later.
  const timed = line ?? alert;
  const standing = standingOf(timed, now.value);
  const known = knownOf(alert, t, { withTime: true });
  return (
    <header class="alert-head">
      <div class="tags">
        {standing.tone === 'late' && standing.clock && (
          <span class="tag late">
            <Icon name="clock" size="s" />
            {tCode('watch-alerts.late-tag', standing.clock)}
          </span>
        )}
        <span class="tag">
          {todo(timed)}
          <span class={standing.tone}>
            <Steps line={timed} />
          </span>
        </span>
        {alert.isSourceAtRisk && (
          <span class="tag rule-t">
            <Icon name="shield" size="s" />
            {t('watch-alerts.source-at-risk')}
          </span>
        )}
        {alert.credibility && <span class="tag">{tCode('alerts.credibility', alert.credibility)}</span>}
      </div>
      <div class="dh">
        <div>
          <h2>{placeOf(alert)}</h2>
          <p class="sm mut">
            {t('watch-alerts.base-and-number', { base: alert.baseLabel, number: alert.number })}
          </p>
        </div>
        <div class={`big ${standing.tone}`}>
          {clockText(standing, now.value)}
          <small>{deadlineText(standing)}</small>
        </div>
      </div>
      <p class={`say ${known.isConfirmed ? '' : 'maybe'}`}>
        {known.words}
        {known.isConfirmed ? '.' : ''}
        {!known.isConfirmed && alert.recognised.length > 0 && (
          <span class="tag unconfirmed">{t('watch-alerts.unconfirmed')}</span>
        )}
      </p>
    </header>
  );
}
