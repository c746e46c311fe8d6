import type { AlertDetail } from '@ulinzi/domain/alerts';
import type { ComponentChildren } from 'preact';
import type { Done } from '../../shared/api.ts';
import { useAsking } from '../../shared/asking.ts';
import { FormDialog } from '../../shared/form-dialog.tsx';
import { t, tCode } from '../../shared/words.ts';
import { asked } from './asked-act.ts';
import { placeOf } from './board-row.tsx';
import { doAct } from './do-act.ts';
import { dataOf } from './form-data.ts';
import { Refused } from './form-parts.tsx';
import type { OfferedAct } from './offered.ts';
import { doTogether } from './do-together.ts';
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
  const all = asked.value?.act === act ? (asked.value.all ?? null) : null;
  const does = all
    ? t('watch-alerts.for-all', { act: tCode('watch-alerts.act', act), count: all.alerts.length })
    : tCode('watch-alerts.act', act);
  const send = async (form: HTMLFormElement) => {
    const done = await asking.ask(() => {
      const data = { ...dataOf(new FormData(form)), ...also };
      return all ? doTogether(alert, all, data) : doAct(alert, act, data);
    });
    if (!done) return;
    if (onDone) onDone(done);
    else onClose();
  };
  return (
    <FormDialog
      title={`${does} · ${all ? t('watch-alerts.situation', { number: all.situation.number }) : titleOf(alert)}`}
      does={does}
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
