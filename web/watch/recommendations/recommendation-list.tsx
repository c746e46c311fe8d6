import { Icon } from '../../shared/icon.tsx';
import { todayHere } from '../../shared/calendar-day.ts';
import { linkTo } from '../../shared/route.ts';
import { actor } from '../../shared/session.ts';
import { t, tCode } from '../../shared/words.ts';
import { DueTag } from './due-tag.tsx';
import { isLate, isMine, type Line, placeSaid } from './order.ts';
import { StatusSign } from './status-sign.tsx';

/** Lines that open beside the list, in the order in which they are given. */
export function RecommendationList({ lines, open }: { lines: readonly Line[]; open: string | null }) {
  const post = actor.value?.post ?? null;
  const today = todayHere();
  return (
    <ul class="pane lines">
      {lines.map((line) => (
        <li key={line.id}>
          <a
            class={isLate(line, today) ? 'line late' : 'line'}
            href={linkTo('recommendations', line.number)}
            aria-current={line.number === open ? 'true' : undefined}
          >
            <span class="what">
              <span class="cap">{tCode('recommendations.kind', line.kind)}</span>{' '}
              <small class="sm dim">{t('watch-recommendations.number', { number: line.number })}</small>
            </span>
            <span class="under">
              {placeSaid(line)}
              {' · '}
              {isMine(line, post) ? <b>{t('watch-recommendations.yours')}</b> : line.ownerLabel}
              {' · '}
              {tCode('recommendations.priority', line.priority)}
            </span>
            <span class="right">
              <DueTag line={line} />
              <StatusSign status={line.status} />
              {line.contested > 0 && (
                <small class="xs mut">
                  <Icon name="warn" size="s" />{' '}
                  {t('watch-recommendations.contested', { count: line.contested })}
                </small>
              )}
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}
