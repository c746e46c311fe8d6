import { alertCodes } from '@ulinzi/domain/alerts';
import { useState } from 'preact/hooks';
import { t } from '../../shared/words.ts';
import { ActForm, type FormProps } from './act-form.tsx';
import { Choice, Note, Select, When } from './form-parts.tsx';

const { feedbackResults, feedbackWays } = alertCodes;

/** What each community was told, how and when; or why that is not possible or unsafe, and when it is tried again. */
export function FeedbackForm({ alert, onClose }: FormProps) {
  const owed = alert.feedback.filter((one) => one.result !== 'given');
  const [result, setResult] = useState('given');
  const [community, setCommunity] = useState(owed[0]?.community ?? '');
  const standing = owed.find((one) => (one.community ?? '') === community);
  const needsRetry = result === 'not-possible' || result === 'unsafe';
  return (
    <ActForm
      alert={alert}
      act="feedback"
      onClose={onClose}
      {...(community !== '' && owed.length === 1 && { also: { community } })}
    >
      {owed.length > 1 && (
        <fieldset onChange={(event) => setCommunity((event.target as HTMLInputElement).value)}>
          <Select
            name="community"
            legend={t('watch-alerts.field.community')}
            options={owed.map((one) => ({
              value: one.community ?? '',
              label: one.communityLabel ?? t('watch-alerts.the-village'),
            }))}
            chosen={community}
          />
        </fieldset>
      )}
      {standing && standing.attempts > 0 && (
        <p class="sm mut">{t('watch-alerts.attempts', { count: standing.attempts })}</p>
      )}
      <Choice
        name="result"
        area="alerts.feedback-result"
        codes={feedbackResults}
        chosen="given"
        legend={t('watch-alerts.field.feedbackResult')}
        onChoose={setResult}
      />
      {result !== 'given' && <p class="sm mut">{t(`watch-alerts.feedback-hint.${result}`)}</p>}
      {result === 'given' && (
        <>
          <Choice
            name="way"
            area="alerts.feedback-way"
            codes={feedbackWays}
            legend={t('watch-alerts.field.way')}
          />
          <When name="at" legend={t('watch-alerts.field.givenAt')} hours={[0]} atFirst={0} />
        </>
      )}
      {result !== 'given' && (
        <When
          name="retryAt"
          legend={t('watch-alerts.field.retryAt')}
          hours={[3, 12, 24, 48]}
          isRequired={needsRetry}
          {...(needsRetry && { atFirst: 24 })}
        />
      )}
      <Note />
    </ActForm>
  );
}
