import type { AlertDetail } from '@ulinzi/domain/alerts';
import type { ComponentChildren } from 'preact';
import type { Done } from '../../shared/api.ts';
import { useAsking } from '../../shared/asking.ts';
import { FormDialog } from '../../shared/form-dialog.tsx';
import { tCode } from '../../shared/words.ts';
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
  const asking = useAsking();
  const send = async (form: HTMLFormElement) => {
    const done = await asking.ask(() => doAct(alert, act, { ...dataOf(new FormData(form)), ...also }));
    if (!done) return;
    if (onDone) onDone(done);
    else onClose();
  };
  return (
    <FormDialog
      title={`${tCode('watch-alerts.act', act)} · ${titleOf(alert)}`}
      does={tCode('watch-alerts.act', act)}
      asking={asking}
      canSend={canSend}
      onSend={send}
      onClose={onClose}
    >
      <Refused.Provider value={refusedFields(asking.refusal)}>{children}</Refused.Provider>
    </FormDialog>
  );
}

/** Which alert a dialog is about: its place and number. */
export function titleOf(alert: Pick<AlertDetail, 'communityLabel' | 'number'>): string {
  return `${placeOf(alert)} ${alert.number}`;
}
