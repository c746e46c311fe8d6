import { alertCodes } from '@ulinzi/domain/alerts';
import { useState } from 'preact/hooks';
import { t } from '../../shared/words.ts';
import { ActForm, type FormProps } from './act-form.tsx';
import { Choice, Note, optionsOf, Select } from './form-parts.tsx';

const { credibilities, informationGrades, reliabilities, reopenReasons, unfoundedReasons } = alertCodes;

/** Credible, unclear or unfounded; with the grade of source and information. Never a condition for moving. */
export function AssessForm({ alert, onClose }: FormProps) {
  const [credibility, setCredibility] = useState(alert.credibility ?? '');
  return (
    <ActForm alert={alert} act="assess" onClose={onClose}>
      <p class="sm mut">{t('watch-alerts.assess-hint')}</p>
      <Choice
        name="credibility"
        area="alerts.credibility"
        codes={credibilities}
        chosen={alert.credibility}
        legend={t('watch-alerts.field.credibility')}
        onChoose={setCredibility}
      />
      {credibility === 'unfounded' && (
        <Choice
          name="reason"
          area="alerts.unfounded-reason"
          codes={unfoundedReasons}
          legend={t('watch-alerts.field.reason')}
        />
      )}
      <Select
        name="reliability"
        legend={t('watch-alerts.field.reliability')}
        options={optionsOf('alerts.reliability', reliabilities)}
        empty="—"
        {...(alert.grade && { chosen: alert.grade.reliability })}
      />
      <Select
        name="information"
        legend={t('watch-alerts.field.information')}
        options={optionsOf('alerts.information-grade', informationGrades)}
        empty="—"
        {...(alert.grade && { chosen: alert.grade.information })}
      />
      <Note />
    </ActForm>
  );
}

export function ReopenForm({ alert, onClose }: FormProps) {
  return (
    <ActForm alert={alert} act="reopen" onClose={onClose}>
      <Choice
        name="reason"
        area="alerts.reopen-reason"
        codes={reopenReasons}
        legend={t('watch-alerts.field.reopenReason')}
      />
      <Note />
    </ActForm>
  );
}
