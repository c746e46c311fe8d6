import { type AlertDetail, isActorUnknown, isStateActor } from '@ulinzi/domain/alerts';
import { Icon } from '../../shared/icon.tsx';
import { actor } from '../../shared/session.ts';
import { t } from '../../shared/words.ts';

/** Whose side nothing may go to: the state's own, or nobody's while nobody knows (safety rule 3). */
export function perpetratorSide(alert: Pick<AlertDetail, 'coded'>): 'state' | 'unknown' | 'other' {
  if (isActorUnknown(alert)) return 'unknown';
  return isStateActor(alert) ? 'state' : 'other';
}

/** The safety rule that applies here, said beside the button. */
export function SafetyRule({ alert }: { alert: AlertDetail }) {
  const side = perpetratorSide(alert);
  const isAssistant = actor.value?.role === 'assistant';
  return (
    <div class="rule" role="note">
      <Icon name="shield" />
      <span>
        {alert.isWithPerpetratorSide && <b>{t('alerts.protect.already-shared')} </b>}
        {side !== 'other' && <b>{t(`alerts.protect.${side}-perpetrator`)} </b>}
        {t('alerts.protect.source')}{' '}
        {t(isAssistant ? 'watch-alerts.only-you-call-back' : 'watch-alerts.never-call-back')}
      </span>
    </div>
  );
}
