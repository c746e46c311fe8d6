import { alertCodes } from '@ulinzi/domain/alerts';
import { useAsking } from '../../shared/asking.ts';
import { Dialog } from '../../shared/dialog.tsx';
import { RefusalSaid } from '../../shared/reading.tsx';
import { actor } from '../../shared/session.ts';
import { t } from '../../shared/words.ts';
import { ActForm, type FormProps, titleOf } from './act-form.tsx';
import { asked } from './asked-act.ts';
import { doAct } from './do-act.ts';
import { Choice, Note, Rule } from './form-parts.tsx';
import { names } from './open-alert.ts';

/** The Assistant is handed the number for the dialler; for everyone else she calls, and nothing is shown. */
export function RequestNumberForm(props: FormProps) {
  const isAssistant = actor.value?.role === 'assistant';
  return isAssistant ? <AskNumber {...props} /> : <AssistantCalls {...props} />;
}

function AssistantCalls({ alert, onClose }: FormProps) {
  const assistant = alert.calls.find((call) => call.seat === 'assistant' && call.post)?.post;
  return (
    <Dialog title={`${t('watch-alerts.act.request-number')} · ${titleOf(alert)}`} onClose={onClose}>
      <div class="body">
        <Rule>{t('watch-alerts.never-call-back')}</Rule>
        <p>{t('watch-alerts.assistant-calls')}</p>
        {assistant && (
          <p>
            <b>{names.post(assistant)}</b>
          </p>
        )}
      </div>
    </Dialog>
  );
}

function AskNumber({ alert, onClose }: FormProps) {
  const { ask, isBusy, refusal } = useAsking();
  const askNumber = async () => {
    const done = await ask(() => doAct(alert, 'request-number'));
    if (done) asked.value = { act: 'call-back', alert, dial: done.dial };
  };
  return (
    <Dialog title={`${t('watch-alerts.act.request-number')} · ${titleOf(alert)}`} onClose={onClose}>
      <div class="body">
        <p>{t('watch-alerts.number-hint')}</p>
        <Rule>{t('watch-alerts.number-rule')}</Rule>
        {refusal && <RefusalSaid refusal={refusal} />}
      </div>
      <div class="foot">
        <button type="button" class="btn" onClick={onClose}>
          {t('watch.cancel')}
        </button>
        <button type="button" class="btn go" disabled={isBusy} onClick={() => void askNumber()}>
          {t('watch-alerts.show-number')}
        </button>
      </div>
    </Dialog>
  );
}

/** What came of the call; above it the number, where it has just been handed over. */
export function CallBackForm({ alert, onClose, dial }: FormProps) {
  return (
    <ActForm alert={alert} act="call-back" onClose={onClose}>
      {dial && (
        <div class="dial">
          <a class="number" href={`tel:${dial.number}`}>
            {dial.number}
          </a>
          <p class="sm">{t('watch-alerts.number-until', { at: dial.until })}</p>
          <dl class="facts">
            <dt>{t('watch-alerts.opening-phrase')}</dt>
            <dd>{dial.openingPhrase ?? '—'}</dd>
            <dt>{t('watch-alerts.distress-word')}</dt>
            <dd>{dial.distressWord ?? '—'}</dd>
          </dl>
        </div>
      )}
      <Choice
        name="result"
        area="alerts.call-back-result"
        codes={alertCodes.callBackResults}
        legend={t('watch-alerts.field.callBackResult')}
      />
      <Note />
    </ActForm>
  );
}
