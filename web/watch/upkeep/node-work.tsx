import type { UpkeepAnswer, WorkAnswer, WorkKind } from '@ulinzi/domain/upkeep';
import { useEffect, useState } from 'preact/hooks';
import { act, read } from '../../shared/api.ts';
import { useAsking } from '../../shared/asking.ts';
import { RefusalSaid } from '../../shared/reading.tsx';
import { momentOf } from '../../shared/time.ts';
import { t } from '../../shared/words.ts';
import { sizeSaid } from './node-state.tsx';
import { shareOf, upkeep, type Work } from './upkeep.ts';

const apartMs = 1_000;

/** The work as it goes on: read each second while it runs; once it has ended, the whole screen is read again. */
function useWork(given: Work | null): [Work | null, (work: Work | null) => void] {
  const [work, setWork] = useState(given);
  useEffect(() => setWork(given), [given]);
  useEffect(() => {
    if (work?.state !== 'running') return undefined;
    const timer = setTimeout(async () => {
      const answer = await read<WorkAnswer>('api/node/work');
      // A lost line is no end: asked again with the same work.
      const next = answer.ok ? answer.value.work : { ...work };
      setWork(next);
      if (next?.state !== 'running') void upkeep.refresh();
    }, apartMs);
    return () => clearTimeout(timer);
  }, [work]);
  return [work, setWork];
}

/** The log read whole, and the backups: when they were last made, and now where somebody asks for it. */
export function NodeWork({ node, isAdministrator }: { node: UpkeepAnswer; isAdministrator: boolean }) {
  const [work, setWork] = useWork(node.work);
  const asking = useAsking();
  const ask = async (what: WorkKind | 'stop-work') => {
    const answer = await asking.ask(() => act<WorkAnswer>(`api/node/${what}`));
    if (answer) setWork(answer.work);
    if (what === 'stop-work') void upkeep.refresh();
  };
  const isRunning = work?.state === 'running';
  const { log, backups } = node;
  const button = (kind: WorkKind) =>
    isAdministrator &&
    !isRunning && (
      <button type="button" class="btn" disabled={asking.isBusy} onClick={() => void ask(kind)}>
        {t(`watch-upkeep.do.${kind}`)}
      </button>
    );
  return (
    <section class="pane part">
      <h3>{t('watch-upkeep.work')}</h3>
      <div class="works">
        <div>
          <h4>{t('watch-upkeep.verification')}</h4>
          <p>
            {log.verified
              ? t('watch-upkeep.verified', { at: momentOf(log.verified.at), count: log.verified.entries })
              : t('watch-upkeep.not-verified')}
          </p>
          {button('verify')}
        </div>
        <div>
          <h4>{t('watch-upkeep.backups')}</h4>
          <p>{t('watch-upkeep.of-log', { said: backupSaid(backups.log) })}</p>
          <p>{t('watch-upkeep.of-keys', { said: backupSaid(backups.keys) })}</p>
          {!backups.hasKey && <p class="mut">{t('watch-upkeep.no-key')}</p>}
          {backups.hasKey && !backups.makesLog && !backups.makesKeys && (
            <p class="mut">{t('watch-upkeep.no-place')}</p>
          )}
          {(backups.makesLog || backups.makesKeys) && button('backup')}
        </div>
      </div>
      {work && <WorkSaid work={work} />}
      {isRunning && isAdministrator && (
        <button type="button" class="btn" disabled={asking.isBusy} onClick={() => void ask('stop-work')}>
          {t('watch-upkeep.stop')}
        </button>
      )}
      {asking.refusal && <RefusalSaid refusal={asking.refusal} />}
    </section>
  );
}

function backupSaid(backup: UpkeepAnswer['backups']['log']): string {
  if (!backup) return t('watch-upkeep.never');
  const { madeAt, bytes, lies } = backup;
  const size = bytes === null ? '' : ` · ${sizeSaid(bytes)}`;
  return `${momentOf(madeAt)}${size} · ${t(`watch-upkeep.lies.${lies}`)}`;
}

function WorkSaid({ work }: { work: Work }) {
  const { kind, state, done, of } = work;
  const what = t(`watch-upkeep.doing.${kind}`);
  return (
    <div class="work-said">
      {state === 'running' && (
        <progress max={1} value={done === 0 ? undefined : shareOf(work)} aria-label={what} />
      )}
      <output>
        {state === 'running' && t('watch-upkeep.running', { what, done, of })}
        {state === 'stopped' && t('watch-upkeep.stopped', { what })}
        {state === 'failed' && t('watch-upkeep.failed', { what, why: work.why ?? '' })}
        {state === 'done' && t('watch-upkeep.done', { what, at: momentOf(work.endedAt ?? work.startedAt) })}
        {state === 'done' && work.faults !== null && ` ${faultsSaid(work)}`}
      </output>
    </div>
  );
}

function faultsSaid({ faults, firstFault }: Work): string {
  if (!faults) return t('watch-upkeep.sound');
  return t('watch-upkeep.unsound', { count: faults, entry: firstFault ?? 0 });
}
