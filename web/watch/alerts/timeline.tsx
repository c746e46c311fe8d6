import type { AlertDetail, TimelineLine } from '@ulinzi/domain/alerts';
import { momentOf } from '../../shared/time.ts';
import { t } from '../../shared/words.ts';
import { expectedOf } from './expected.ts';
import { names } from './open-alert.ts';
import { ReadAloud } from './read-aloud.tsx';
import { sayLine } from './said.ts';

/** The newest of a flood; the rest is a count. */
const shownLines = 60;

function toneOf(line: TimelineLine): string {
  if (line.outcome === 'contested') return 'contested';
  return line.act === 'alert.escalate' || line.act === 'alert.feedback-undelivered' ? 'late' : '';
}

/** Each act as a sentence, the newest at the bottom, and last what happens if nobody acts. */
export function Timeline({ alert }: { alert: AlertDetail }) {
  const expected = expectedOf(alert, t);
  const left = Math.max(0, alert.timeline.length - shownLines);
  const lines = alert.timeline.slice(left);
  const spoken = () => [
    ...lines.map((line) => `${momentOf(line.at)}. ${sayLine(line, t, names)}`),
    ...(expected ? [expected.words] : []),
  ];
  return (
    <section class="journal">
      <div class="sec">
        <h3>{t('watch-alerts.timeline')}</h3>
        <span class="r">
          <ReadAloud sentences={spoken} />
        </span>
      </div>
      {left > 0 && <p class="sm mut">{t('watch-alerts.earlier-lines', { count: left })}</p>}
      <ol class="tl">
        {lines.map((line, nth) => (
          <li key={`${left + nth}`} class={toneOf(line)}>
            <time dateTime={line.at}>{momentOf(line.at)}</time>
            <span>{sayLine(line, t, names)}</span>
          </li>
        ))}
        {expected && (
          <li class="next">
            {expected.at ? <time dateTime={expected.at}>{momentOf(expected.at)}</time> : <time />}
            <span>{expected.words}</span>
          </li>
        )}
      </ol>
    </section>
  );
}
