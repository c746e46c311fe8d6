import { useEffect, useState } from 'preact/hooks';
import { ActDialog } from '../../shared/act-dialog.tsx';
import { Icon } from '../../shared/icon.tsx';
import { minuteNow, momentOf } from '../../shared/time.ts';
import { t } from '../../shared/words.ts';
import { type Drill, drills, marked } from './list.ts';
import { WaitingBips } from './waiting-bips.tsx';
import './drills.css';

/** That a drill is running, wherever alerts are watched: until when, who was heard, and how it is ended at once. */
export function DrillMark() {
  const minute = minuteNow.value;
  const all = drills.value.value?.drills ?? [];
  const isWatched = marked(all).length > 0;
  useEffect(() => void drills.refresh(), []);
  // What nobody has said rings by itself, and what was said at another screen is told to none.
  useEffect(() => {
    if (isWatched) void drills.refresh();
  }, [minute, isWatched]);
  if (!isWatched) return null;
  return (
    <div class="drill-marks" data-scroll>
      {marked(all).map((one) => (
        <DrillRunning key={one.id} drill={one} />
      ))}
    </div>
  );
}

/** One drill as it runs: the same in the watch room and with the sources. */
export function DrillRunning({ drill }: { drill: Drill }) {
  const [isEnding, setEnding] = useState(false);
  const { heard, expected, alarms, until, from } = drill;
  const when =
    drill.state === 'ahead'
      ? t('watch-drills.ahead', { from: momentOf(from), until: momentOf(until) })
      : t('watch-drills.running', { at: momentOf(until) });
  return (
    <section class="drill-on" aria-label={t('watch-drills.title')}>
      <div class="line">
        <Icon name="bip" size="s" />
        <span class="said">
          <output>
            <b>{drill.state === 'over' ? t('watch-drills.title') : when}</b>
          </output>{' '}
          {drill.state !== 'ahead' && t('watch-drills.heard-of', { heard, expected })}
        </span>
        {drill.may.includes('end') && (
          <button type="button" class="btn sm" onClick={() => setEnding(true)}>
            {t('watch-drills.end')}
          </button>
        )}
      </div>
      {alarms > 0 && <p class="alarms">{t('watch-drills.alarms', { count: alarms })}</p>}
      <WaitingBips bips={drill.waiting} />
      {isEnding && (
        <ActDialog
          title={t('watch-drills.end-title')}
          does={t('watch-drills.end')}
          path={`api/drills/${drill.id}/end`}
          data={{}}
          onClose={() => setEnding(false)}
          onDone={() => void drills.refresh()}
        >
          <p>{t('watch-drills.end-said')}</p>
        </ActDialog>
      )}
    </section>
  );
}
