import { alertCodes } from '@ulinzi/domain/alerts';
import { useState } from 'preact/hooks';
import { t, tCode } from '../../shared/words.ts';
import { ActForm, type FormProps } from './act-form.tsx';
import { Checks, Choice, Note, Rule, When, Words } from './form-parts.tsx';
import { perpetratorSide } from './safety-rule.tsx';

const { causes, checksFor, decisions, recipients, stateRecipients } = alertCodes;

/** Respond, pass on, monitor or cannot, each with what it owes. */
export function DecideForm({ alert, onClose }: FormProps) {
  const [decision, setDecision] = useState(alert.decision?.kind ?? '');
  const [recipient, setRecipient] = useState('');
  const side = perpetratorSide(alert);
  const isToState = stateRecipients.includes(recipient);
  return (
    <ActForm
      alert={alert}
      act="decide"
      onClose={onClose}
      {...(alert.decision && { also: { revises: true } })}
    >
      {alert.decision && (
        <p class="sm mut">
          {t('watch-alerts.decided-already', { decision: tCode('alerts.decision', alert.decision.kind) })}
        </p>
      )}
      <Choice
        name="decision"
        area="alerts.decision"
        codes={decisions}
        chosen={alert.decision?.kind ?? null}
        legend={t('watch-alerts.field.decision')}
        onChoose={setDecision}
      />
      {decision !== '' && <p class="sm mut">{t(`watch-alerts.decide-hint.${decision}`)}</p>}
      {decision === 'cannot' && (
        <Choice name="cause" area="alerts.cause" codes={causes} legend={t('watch-alerts.field.cause')} />
      )}
      {decision === 'monitor' && (
        <When
          name="reviewAt"
          legend={t('watch-alerts.field.reviewAt')}
          hours={[1, 3, 6, 12, 24]}
          atFirst={3}
          isRequired
        />
      )}
      {decision === 'pass-on' && (
        <>
          {side !== 'other' && <Rule>{t(`alerts.protect.${side}-perpetrator`)}</Rule>}
          <Choice
            name="recipient"
            area="alerts.recipient"
            codes={recipients}
            legend={t('watch-alerts.field.recipient')}
            barred={side === 'state' ? stateRecipients : []}
            onChoose={setRecipient}
          />
          {side === 'state' && <p class="sm mut">{t('watch-alerts.barred-state')}</p>}
          {side === 'unknown' && isToState && (
            <Words name="why" legend={t('watch-alerts.field.why')} hint={t('watch-alerts.why-hint')} />
          )}
          <Checks codes={checksFor.authorities} />
        </>
      )}
      <Note />
    </ActForm>
  );
}
