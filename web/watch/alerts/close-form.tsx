import { Dialog } from '../../shared/dialog.tsx';
import { t, tCode } from '../../shared/words.ts';
import { type FormProps, titleOf } from './act-form.tsx';
import { askFor, closeRefusal } from './asked-act.ts';
import { detail } from './open-alert.ts';

/** The act that pays what is owed before an alert may be closed. */
const actFor: Readonly<Record<string, string>> = {
  decision: 'decide',
  answer: 'answer',
  review: 'review',
  feedback: 'feedback',
};

/** The alert could not be closed: says what is still owed, with a button to it. */
export function CloseForm({ alert, onClose }: FormProps) {
  const refusal = closeRefusal.value;
  const owed = (refusal?.missing.length ? refusal.missing : (detail.value?.owed ?? [])).filter(
    (one, nth, all) => all.indexOf(one) === nth,
  );
  const payOff = (what: string) => {
    onClose();
    const next = detail.peek()?.next ?? null;
    askFor(
      what === 'outcome' || refusal?.refused === 'alert/not-acknowledged' ? next : (actFor[what] ?? next),
    );
  };
  return (
    <Dialog title={`${t('watch-alerts.act.close')} · ${titleOf(alert)}`} onClose={onClose}>
      <div class="body">
        {refusal && (
          <>
            <p class="refusal" role="alert">
              {refusal.message}
            </p>
            {owed.length > 0 && (
              <>
                <h3 class="sec">{t('watch-alerts.still-owed')}</h3>
                <ul class="still-owed">
                  {owed.map((what) => (
                    <li key={what}>
                      <span>{tCode('watch-alerts.owed', what)}</span>
                      <button type="button" class="btn" onClick={() => payOff(what)}>
                        {t('watch-alerts.do-it')}
                      </button>
                    </li>
                  ))}
                </ul>
              </>
            )}
          </>
        )}
      </div>
    </Dialog>
  );
}
