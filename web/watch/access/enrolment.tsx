// The first time: a one-time code, a key for the phone and a paper, then secrets of one's own. Three steps, and one is in.
import type { EnrolmentAnswer, SessionAnswer } from '@ulinzi/domain/access';
import { useEffect, useRef, useState } from 'preact/hooks';
import { post } from '../../shared/api.ts';
import { refreshSession } from '../../shared/session.ts';
import { t } from '../../shared/words.ts';
import { EnrolmentKeys } from './enrolment-keys.tsx';
import { typed, useForm } from './form-state.ts';
import { NewSecrets } from './new-secrets.tsx';
import { Field, Refusal } from './parts.tsx';

const steps = ['code', 'keys', 'secrets'] as const;
type StepName = (typeof steps)[number];

export function Enrolment({ onBack }: { onBack: () => void }) {
  const [step, setStep] = useState<StepName>('code');
  const [given, setGiven] = useState<EnrolmentAnswer | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [step]);
  const form = useForm();
  return (
    <>
      <ol class="enrol-steps" aria-label={t('watch-access.steps')}>
        {steps.map((name) => (
          <li key={name} aria-current={name === step ? 'step' : undefined}>
            {t(`watch-access.step.${name}`)}
          </li>
        ))}
      </ol>
      <h2 ref={heading} tabIndex={-1}>
        {t(`watch-access.step.${step}`)}
      </h2>
      {step === 'code' && (
        <form
          class="pane fields"
          onSubmit={async (event) => {
            event.preventDefault();
            const filled = event.currentTarget;
            const answer = await form.ask(() =>
              post<EnrolmentAnswer>('api/enrolments', { code: typed(filled, 'code').trim() }),
            );
            if (!answer) return;
            setGiven(answer);
            setStep('keys');
          }}
        >
          <Field
            label={t('watch-access.one-time-code')}
            hint={t('watch-access.one-time-code-hint')}
            name="code"
            autocomplete="off"
            autocapitalize="characters"
            spellcheck={false}
          />
          <Refusal>{form.refusal}</Refusal>
          <div class="row">
            <button type="submit" class="btn go" aria-disabled={form.isBusy}>
              {t('watch-access.go-on')}
            </button>
            <button type="button" class="btn quiet" onClick={onBack}>
              {t('watch-access.back-to-sign-in')}
            </button>
          </div>
        </form>
      )}
      {step === 'keys' && given && <EnrolmentKeys given={given} onDone={() => setStep('secrets')} />}
      {given && (
        // Kept while one looks at the keys again: what was typed is still there.
        <div hidden={step !== 'secrets'}>
          <NewSecrets
            postName={given.post}
            onBack={() => setStep('keys')}
            onFinish={async (secrets) => {
              const answer = await post<SessionAnswer>('api/enrolments/finish', {
                ticket: given.ticket,
                ...secrets,
              });
              if (answer.ok) await refreshSession();
              return answer;
            }}
          />
        </div>
      )}
    </>
  );
}
