import { settleReasons } from '@ulinzi/domain/troubles';
import { useEffect, useState } from 'preact/hooks';
import { ActDialog } from '../../shared/act-dialog.tsx';
import { act } from '../../shared/api.ts';
import { useAsking } from '../../shared/asking.ts';
import { Choices } from '../../shared/choices.tsx';
import { Icon } from '../../shared/icon.tsx';
import { RefusalSaid } from '../../shared/reading.tsx';
import { postLabel } from '../../shared/registers.ts';
import { actor } from '../../shared/session.ts';
import { momentOf } from '../../shared/time.ts';
import { t } from '../../shared/words.ts';
import { icons, said, type Trouble, troubles } from './list.ts';
import './troubles.css';

const shownAtOnce = 4;

/** What has raised itself and needs somebody, beside the board: those that nobody sees to first. */
export function Troubles() {
  useEffect(() => void troubles.refresh(), []);
  const all = troubles.value.value?.troubles;
  const refusal = troubles.refusal.value;
  const ordered = [...(all ?? [])].sort((a, b) => Number(a.takenBy !== null) - Number(b.takenBy !== null));
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? ordered : ordered.slice(0, shownAtOnce);
  return (
    <section class="troubles" aria-label={t('watch-troubles.title')}>
      <div class="sec">
        {t('watch-troubles.title')} <span class="r">{all && all.length > 0 ? all.length : ''}</span>
      </div>
      {!all && <p class="sm mut">{refusal?.message ?? t('watch-troubles.loading')}</p>}
      {all?.length === 0 && <p class="sm mut">{t('watch-troubles.empty')}</p>}
      <ul>
        {shown.map((one) => (
          <Line key={one.id} trouble={one} />
        ))}
      </ul>
      {shown.length < ordered.length && (
        <button type="button" class="btn sm" onClick={() => setWhole(true)}>
          {t('watch-troubles.more', { count: ordered.length - shown.length })}
        </button>
      )}
    </section>
  );
}

/** The same of one gateway, on its own card; nothing where nothing is wrong. */
export function TroublesOf({ gateway }: { gateway: string }) {
  useEffect(() => void troubles.refresh(), []);
  const own = (troubles.value.value?.troubles ?? []).filter((one) => one.gateway === gateway);
  if (own.length === 0) return null;
  return (
    <section class="troubles" aria-label={t('watch-troubles.title')}>
      <ul>
        {own.map((one) => (
          <Line key={one.id} trouble={one} />
        ))}
      </ul>
    </section>
  );
}

function Line({ trouble }: { trouble: Trouble }) {
  const asking = useAsking();
  const [isSettling, setSettling] = useState(false);
  const take = async () => {
    if (await asking.ask(() => act(`api/troubles/${trouble.id}/take`))) void troubles.refresh();
  };
  const at = trouble.since ?? (trouble.kind === 'silent-source' ? null : trouble.raisedAt);
  return (
    <li class={trouble.takenBy ? 'taken' : ''}>
      <Icon name={icons[trouble.kind]} size="s" />
      <div>
        <span class="what">{said(trouble)}</span>
        {at && <span class="mut"> {t('watch-troubles.since', { at: momentOf(at) })}</span>}
        {trouble.takenBy && (
          <span class="mut by">
            {t('watch-troubles.taken', {
              post: postLabel(trouble.takenBy),
              at: momentOf(trouble.takenAt ?? trouble.raisedAt),
            })}
          </span>
        )}
        {asking.refusal && <RefusalSaid refusal={asking.refusal} />}
      </div>
      <div class="acts">
        {trouble.may.includes('take') && trouble.takenBy !== actor.value?.post && (
          <button type="button" class="btn sm" disabled={asking.isBusy} onClick={() => void take()}>
            {t('watch-troubles.take')}
            <span class="vh"> {said(trouble)}</span>
          </button>
        )}
        {trouble.may.includes('settle') && (
          <button type="button" class="btn sm" onClick={() => setSettling(true)}>
            {t('watch-troubles.settle')}
            <span class="vh"> {said(trouble)}</span>
          </button>
        )}
      </div>
      {isSettling && <SettleDialog trouble={trouble} onClose={() => setSettling(false)} />}
    </li>
  );
}

function SettleDialog({ trouble, onClose }: { trouble: Trouble; onClose: () => void }) {
  const [reason, setReason] = useState('');
  return (
    <ActDialog
      title={t('watch-troubles.settle-title')}
      does={t('watch-troubles.settle')}
      path={`api/troubles/${trouble.id}/settle`}
      data={reason === '' ? null : { reason }}
      onClose={onClose}
      onDone={() => void troubles.refresh()}
    >
      <p>
        <b>{said(trouble)}</b>
      </p>
      <Choices
        name="reason"
        legend={t('watch-troubles.reason')}
        of={settleReasons}
        chosen={reason}
        said={(one) => t(`watch-troubles.reason.${one}`)}
        onChoose={setReason}
      />
      <p class="sm mut">{t('watch-troubles.settle-said')}</p>
    </ActDialog>
  );
}
