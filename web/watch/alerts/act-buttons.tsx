import type { AlertDetail } from '@ulinzi/domain/alerts';
import { Icon } from '../../shared/icon.tsx';
import { actor } from '../../shared/session.ts';
import { momentOf } from '../../shared/time.ts';
import { watchKeys } from '../../shared/watch-keys.ts';
import { t, tCode } from '../../shared/words.ts';
import { asked, askFor } from './asked-act.ts';
import { lastWord, underWay, type Word } from './do-act.ts';
import { expectedOf } from './expected.ts';
import { iconOf, type OfferedAct, offeredOn } from './offered.ts';

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
      {main && <ActButton alert={alert} act={main} isMain keyName={watchKeys.main} />}
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
