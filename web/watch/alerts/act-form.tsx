import type { AlertDetail } from '@ulinzi/domain/alerts';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Done, Refused as Refusal } from '../../shared/api.ts';
import { Dialog } from '../../shared/dialog.tsx';
import { t, tCode } from '../../shared/words.ts';
import { placeOf } from './board-row.tsx';
import { doAct } from './do-act.ts';
import { dataOf } from './form-data.ts';
import { Refused } from './form-parts.tsx';
import type { OfferedAct } from './offered.ts';
import { refusedFields } from './refused-field.ts';

/** What every act's form is given: the alert as the reader saw it, and how to go away. */
export interface FormProps {
  readonly alert: AlertDetail;
  readonly onClose: () => void;
  /** The number handed to the Assistant, while its dialog is open. */
  readonly dial?: Done['dial'];
}

/** A dialog that does one act. A refusal is shown in it, with what is missing marked; what was typed stays. */
export function ActForm({
  alert,
  act,
  onClose,
  onDone,
  also,
  canSend = true,
  children,
}: FormProps & {
  act: OfferedAct;
  onDone?: (done: Done) => void;
  /** Data that stands in no field. */
  also?: Record<string, unknown>;
  canSend?: boolean;
  children: ComponentChildren;
}) {
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [isSending, setSending] = useState(false);
  const send = async (event: SubmitEvent) => {
    event.preventDefault();
    if (isSending) return;
    const data = { ...dataOf(new FormData(event.currentTarget as HTMLFormElement)), ...also };
    setSending(true);
    const answer = await doAct(alert, act, data);
    setSending(false);
    if (!answer) return;
    if (!answer.ok) {
      setRefusal(answer.refusal);
      return;
    }
    setRefusal(null);
    if (onDone) onDone(answer.value);
    else onClose();
  };
  return (
    <Dialog title={`${tCode('watch-alerts.act', act)} · ${titleOf(alert)}`} onClose={onClose}>
      <form onSubmit={(event) => void send(event)}>
        <Refused.Provider value={refusedFields(refusal)}>
          <div class="body">{children}</div>
        </Refused.Provider>
        <div class="foot">
          {refusal && (
            <p class="refusal" role="alert">
              {refusal.message}
            </p>
          )}
          <button type="button" class="btn" onClick={onClose}>
            {t('watch.cancel')}
          </button>
          <button type="submit" class="btn go" disabled={isSending || !canSend}>
            {tCode('watch-alerts.act', act)}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

/** Which alert a dialog is about: its place and number. */
export function titleOf(alert: Pick<AlertDetail, 'communityLabel' | 'number'>): string {
  return `${placeOf(alert)} ${alert.number}`;
}
