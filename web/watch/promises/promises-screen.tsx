import { makePromise } from '@ulinzi/domain/promises';
import { useEffect, useState } from 'preact/hooks';
import { Icon } from '../../shared/icon.tsx';
import { Reading } from '../../shared/reading.tsx';
import { bases, communities, promises } from '../../shared/registers.ts';
import { watchRoles } from '../../shared/rooms.ts';
import { linkTo } from '../../shared/route.ts';
import { actor } from '../../shared/session.ts';
import { t } from '../../shared/words.ts';
import { showAlerts } from '../alerts/index.ts';
import { byCommunity, isOpen, type Promised } from './age.ts';
import { OpenPromises } from './open-promises.tsx';
import { RecordDialog, SettleDialog } from './promise-dialogs.tsx';
import { SettledPromises } from './settled-promises.tsx';
import '../../shared/lines.css';
import './promises.css';

/** What each community was promised, by age, and what is still owed to it (B20). */
export function PromisesScreen() {
  const [isRecording, setRecording] = useState(false);
  const role = actor.value?.role ?? '';
  useEffect(() => void Promise.all([communities.refresh(), bases.refresh()]), []);
  return (
    <section class="page register promises">
      <div class="head">
        <h2>{t('watch-promises.title')}</h2>
        <span class="grow" />
        {(makePromise.who as readonly string[]).includes(role) && (
          <button type="button" class="btn go" onClick={() => setRecording(true)}>
            <Icon name="plus" />
            {t('watch-promises.record')}
          </button>
        )}
      </div>
      <p class="lead">{t('watch-promises.lead')}</p>
      {watchRoles.includes(role) && (
        <p>
          <a href={linkTo('alerts')} onClick={() => showAlerts('feedback')}>
            {t('watch-promises.waiting')}
          </a>
        </p>
      )}
      <Reading of={promises}>{(value) => <Promises all={value.promises} />}</Reading>
      {isRecording && (
        <RecordDialog onClose={() => setRecording(false)} onDone={() => void promises.refresh()} />
      )}
    </section>
  );
}

function Promises({ all }: { all: readonly Promised[] }) {
  const [show, setShow] = useState<'open' | 'settled'>('open');
  const [community, setCommunity] = useState('');
  const [settling, setSettling] = useState<Promised | null>(null);
  const open = all.filter(isOpen);
  const settled = all.filter((one) => !isOpen(one));
  const shown = (show === 'open' ? open : settled).filter(
    (one) => community === '' || one.community === community,
  );
  const labels = [...new Map(all.map((one) => [one.community, one.communityLabel]))].sort((a, b) =>
    a[1].localeCompare(b[1]),
  );
  return (
    <>
      <div class="tools">
        <fieldset class="seg" aria-label={t('watch-promises.show')}>
          <button type="button" aria-pressed={show === 'open'} onClick={() => setShow('open')}>
            {t('watch-promises.open')} <b>{open.length}</b>
          </button>
          <button type="button" aria-pressed={show === 'settled'} onClick={() => setShow('settled')}>
            {t('watch-promises.settled')} <b>{settled.length}</b>
          </button>
        </fieldset>
        {labels.length > 1 && (
          <label class="field">
            <span>{t('watch-promises.community')}</span>
            <select value={community} onChange={(event) => setCommunity(event.currentTarget.value)}>
              <option value="">{t('watch-registers.all')}</option>
              {labels.map(([slug, label]) => (
                <option key={slug} value={slug}>
                  {label}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
      {shown.length === 0 && (
        <p class="empty pane">
          {t(show === 'open' ? 'watch-promises.empty' : 'watch-promises.empty-settled')}
        </p>
      )}
      {shown.length > 0 && show === 'open' && (
        <OpenPromises groups={byCommunity(shown)} onSettle={setSettling} />
      )}
      {shown.length > 0 && show === 'settled' && <SettledPromises promises={shown} />}
      {settling && (
        <SettleDialog
          promised={settling}
          onClose={() => setSettling(null)}
          onDone={() => void promises.refresh()}
        />
      )}
    </>
  );
}
