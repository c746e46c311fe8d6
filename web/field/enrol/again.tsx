import { useState } from 'preact/hooks';
import { t, tCode } from '../notebook/index.ts';
import { type Enrolled, enrolAgain } from './enrol.ts';

/** For a phone that its node does not know: a new code, and everything that waits goes on. */
export function EnrolAgain() {
  const [code, setCode] = useState('');
  const [enrolled, setEnrolled] = useState<Enrolled | null>(null);
  const submit = async (event: Event) => {
    event.preventDefault();
    setEnrolled(await enrolAgain(code));
  };
  const fault =
    enrolled === null || enrolled === 'done'
      ? null
      : typeof enrolled === 'string'
        ? t(`field-enrol.${enrolled}`)
        : tCode('refusals', enrolled.refused);
  return (
    <form class="again" onSubmit={(event) => void submit(event)}>
      <label class="field">
        <span>{fault ?? t('field-enrol.code')}</span>
        <input
          name="code"
          autocomplete="off"
          autocapitalize="off"
          value={code}
          onInput={(event) => setCode(event.currentTarget.value)}
          required
        />
      </label>
      <button class="btn sm">{t('field-enrol.do')}</button>
    </form>
  );
}
