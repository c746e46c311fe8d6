// What follows a decision: someone goes, arrives, is answered, looks again, and says what came of it.
import { alertCodes } from '@ulinzi/domain/alerts';
import { useState } from 'preact/hooks';
import { t } from '../../shared/words.ts';
import { ActForm, type FormProps } from './act-form.tsx';
import { Checks, Choice, Note, Rule, When, Words } from './form-parts.tsx';
import { perpetratorSide } from './safety-rule.tsx';

const { answers, checksFor, means, outcomes, reviews } = alertCodes;
type Means = keyof typeof checksFor;

/** Nobody moves before the checks are confirmed (C2). */
export function RespondForm({ alert, onClose }: FormProps) {
  const [by, setBy] = useState<Means>('patrol');
  const side = perpetratorSide(alert);
  return (
    <ActForm alert={alert} act="respond" onClose={onClose}>
      <Choice
        name="means"
        area="alerts.means"
        codes={means}
        chosen="patrol"
        legend={t('watch-alerts.field.means')}
        barred={side === 'state' ? ['authorities'] : []}
        onChoose={(code) => setBy(code as Means)}
      />
      {side === 'state' && <p class="sm mut">{t('watch-alerts.barred-state')}</p>}
      <Rule>
        {side !== 'other' && <b>{t(`alerts.protect.${side}-perpetrator`)} </b>}
        {t('alerts.protect.source')}
      </Rule>
      <Checks key={by} codes={checksFor[by]} />
      {by === 'authorities' && side === 'unknown' && (
        <Words name="why" legend={t('watch-alerts.field.why')} hint={t('watch-alerts.why-hint')} />
      )}
      <Note />
    </ActForm>
  );
}

export function ArriveForm({ alert, onClose }: FormProps) {
  return (
    <ActForm alert={alert} act="arrive" onClose={onClose}>
      <When name="at" legend={t('watch-alerts.field.arrivedAt')} hours={[0]} atFirst={0} />
    </ActForm>
  );
}

export function AnswerForm({ alert, onClose }: FormProps) {
  return (
    <ActForm alert={alert} act="answer" onClose={onClose}>
      <Choice name="answer" area="alerts.answer" codes={answers} legend={t('watch-alerts.field.answer')} />
      <Note />
    </ActForm>
  );
}

export function ReviewForm({ alert, onClose }: FormProps) {
  return (
    <ActForm alert={alert} act="review" onClose={onClose}>
      <Choice name="result" area="alerts.review" codes={reviews} legend={t('watch-alerts.field.review')} />
      <When name="reviewAgainAt" legend={t('watch-alerts.field.reviewAgainAt')} hours={[3, 12, 24]} />
      <Note />
    </ActForm>
  );
}

export function ResolveForm({ alert, onClose }: FormProps) {
  return (
    <ActForm alert={alert} act="resolve" onClose={onClose}>
      <Choice
        name="outcome"
        area="alerts.outcome"
        codes={outcomes}
        legend={t('watch-alerts.field.outcome')}
      />
      <Note />
    </ActForm>
  );
}
