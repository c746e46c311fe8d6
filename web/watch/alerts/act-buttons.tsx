import type { AlertDetail } from '@ulinzi/domain/alerts';
import { Icon } from '../../shared/icon.tsx';
import { actor } from '../../shared/session.ts';
import { momentOf } from '../../shared/time.ts';
import { watchKeys } from '../../shared/watch-keys.ts';
import { t, tCode } from '../../shared/words.ts';
import { asked, askFor, askForMain } from './asked-act.ts';
import { doAtOnce, lastWord, underWay, type Word } from './do-act.ts';
import { expectedOf } from './expected.ts';
import { iconOf, type OfferedAct, offeredOn } from './offered.ts';
import { forAll } from './for-all.ts';

const keyOf: Partial<Record<OfferedAct, string>> = {
  decide: watchKeys.decide,
  'request-number': watchKeys.callBack,
  'call-back': watchKeys.callBack,
};

/** A decision that came second is said together with the one that stands. */
function saidOf(word: Word, alert: AlertDetail): string {
  if (!word.yours || !alert.decision) return word.words;
  return t('alerts.contested-decision', {
    yours: tCode('alerts.decision', word.yours),
    recorded: tCode('alerts.decision', alert.decision.kind),
  });
}

/** The next act of the procedure as the one main button; beside it two more; what happens if nobody acts above. */
export function ActButtons({ alert }: { alert: AlertDetail }) {
  const { main, beside, more } = offeredOn(alert, actor.value?.role ?? '');
  const word = lastWord.value?.id === alert.id ? lastWord.value : null;
  const expected = expectedOf(alert, t);
  return (
    <div class="dock acts">
      {expected && (
        <p class="expected">
          <Icon name="clock" size="s" />
          <span>
            {expected.at
              ? t('watch-alerts.else.at', { at: momentOf(expected.at), words: expected.words })
              : expected.words}
          </span>
        </p>
      )}
      {word && (
        <p class="refusal" role="alert">
          <span>{saidOf(word, alert)}</span>
          {word.act === 'decide' && (
            <button type="button" class="btn quiet sm" onClick={() => askFor('decide')}>
              {t('watch-alerts.propose-again')}
            </button>
          )}
        </p>
      )}
      <AsDecided alert={alert} />
      {main && <MainButton alert={alert} act={main} />}
      <div class="beside">
        {beside.map((act) => (
          <ActButton key={act} alert={alert} act={act} {...(keyOf[act] && { keyName: keyOf[act] })} />
        ))}
        {more.length > 0 && (
          <button
            type="button"
            class="btn more"
            aria-haspopup="dialog"
            aria-label={t('watch-alerts.more')}
            onClick={() => {
              asked.value = { act: 'more', alert };
            }}
          >
            <span aria-hidden="true">…</span>
          </button>
        )}
      </div>
    </div>
  );
}

/** The next act; of an alert in a situation for all that it serves, with a way to do it for this one alone. */
function MainButton({ alert, act }: { alert: AlertDetail; act: OfferedAct }) {
  const all = forAll(alert, act);
  if (!all) return <ActButton alert={alert} act={act} isMain keyName={watchKeys.main} />;
  const icon = iconOf[act];
  return (
    <>
      <button
        type="button"
        class="btn go"
        data-act={act}
        data-all={all.alerts.length}
        aria-disabled={underWay.value.has(`${all.situation.id}/${act}`)}
        onClick={() => askForMain(act)}
      >
        {icon && <Icon name={icon} size="s" />}
        {t('watch-alerts.for-all', { act: tCode('watch-alerts.act', act), count: all.alerts.length })}
        <kbd aria-hidden="true">{watchKeys.main}</kbd>
      </button>
      <button type="button" class="btn quiet sm" data-alone={act} onClick={() => askFor(act)}>
        {t('watch-alerts.only-this')}
      </button>
    </>
  );
}

/** What was decided for the others, for one that was tied later. Passing on asks its checks again. */
function AsDecided({ alert }: { alert: AlertDetail }) {
  const { asDecided, situation } = alert;
  if (!asDecided || !situation || !alert.may.includes('decide')) return null;
  const { decision, cause, reviewAt } = asDecided;
  const does = () => {
    if (decision === 'pass-on') askFor('decide');
    else void doAtOnce(alert, 'decide', { decision, ...(cause && { cause }), ...(reviewAt && { reviewAt }) });
  };
  return (
    <button type="button" class="btn" data-as-decided onClick={does}>
      <Icon name="layers" size="s" />
      {t('watch-alerts.as-decided', {
        number: situation.number,
        decision: tCode('alerts.decision', decision),
      })}
    </button>
  );
}

function ActButton({
  alert,
  act,
  keyName,
  isMain,
}: {
  alert: AlertDetail;
  act: OfferedAct;
  keyName?: string;
  isMain?: boolean;
}) {
  const icon = iconOf[act];
  return (
    <button
      type="button"
      class={isMain ? 'btn go' : 'btn'}
      data-act={act}
      aria-disabled={underWay.value.has(`${alert.id}/${act}`)}
      onClick={() => askFor(act)}
    >
      {icon && <Icon name={icon} size="s" />}
      {tCode('watch-alerts.act', act)}
      {keyName && <kbd aria-hidden="true">{keyName}</kbd>}
    </button>
  );
}
