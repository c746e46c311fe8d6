import type { AlertDetail } from '@ulinzi/domain/alerts';
import { useEffect } from 'preact/hooks';
import { Icon } from '../../shared/icon.tsx';
import { go, linkTo } from '../../shared/route.ts';
import { t } from '../../shared/words.ts';
import { ActButtons } from './act-buttons.tsx';
import { AskedDialog } from './asked-dialog.tsx';
import { AlertFacts } from './alert-facts.tsx';
import { AlertHead } from './alert-head.tsx';
import { asked, askedFirst, askForMain, isCoding } from './asked-act.ts';
import { CodeChips } from './code-chips.tsx';
import { chosenLine, detail, detailRefusal } from './open-alert.ts';
import { SafetyRule } from './safety-rule.tsx';
import { SituationPane } from './situation-pane.tsx';
import { Sent } from './sent.tsx';
import { Timeline } from './timeline.tsx';

/** One alert whole: what is known and what to do at the left, what was done and sent at the right. */
export function AlertDetailView({ number }: { number: string }) {
  const alert = detail.value?.number === number ? detail.value : null;
  const refusal = detailRefusal.value;
  useEffect(() => {
    isCoding.value = false;
    return () => {
      asked.value = null;
    };
  }, [number]);
  useEffect(() => {
    if (!alert || askedFirst.peek()?.id !== alert.id) return;
    const act = askedFirst.peek()?.act ?? null;
    askedFirst.value = null;
    askForMain(act);
  }, [alert]);
  if (!alert) {
    return (
      <section class="detail none" aria-label={t('watch-alerts.chosen')} aria-busy={!refusal}>
        <BackBar />
        {refusal ? (
          <p class="refusal" role="alert">
            {refusal.message}
          </p>
        ) : (
          <p class="empty">{t('watch-alerts.loading')}</p>
        )}
      </section>
    );
  }
  return (
    <section class="detail" aria-label={t('watch-alerts.chosen')}>
      <BackBar />
      <div class="columns" data-scroll tabIndex={-1}>
        <div class="one">
          <AlertHead alert={alert} line={chosenLine.value} />
          <Merged alert={alert} />
          <SituationPane alert={alert} />
          <CodeChips alert={alert} />
          <AlertFacts alert={alert} />
          <SafetyRule alert={alert} />
          <ActButtons alert={alert} />
        </div>
        <div class="two">
          <Timeline alert={alert} />
          <Sent alert={alert} />
        </div>
      </div>
      <AskedDialog />
    </section>
  );
}

/** On a phone the detail is a screen of its own. */
function BackBar() {
  return (
    <a class="back-bar" href={linkTo('alerts')}>
      <Icon name="left" /> {t('watch-alerts.back')}
    </a>
  );
}

/** An alert that went into another one says where it is followed now. */
function Merged({ alert }: { alert: AlertDetail }) {
  const into = alert.mergedIntoNumber;
  if (alert.mergedInto === null) return null;
  return (
    <p class="pane note">
      {t('watch-alerts.merged-into')}{' '}
      {into && (
        <button type="button" class="btn sm" onClick={() => go('alerts', into)}>
          {into}
        </button>
      )}
    </p>
  );
}
