import type { JSX } from 'preact';
import { Dialog } from '../../shared/dialog.tsx';
import { Icon } from '../../shared/icon.tsx';
import { actor } from '../../shared/session.ts';
import { t, tCode } from '../../shared/words.ts';
import { type FormProps, titleOf } from './act-form.tsx';
import { asked, askFor } from './asked-act.ts';
import { AssessForm, ReopenForm } from './assess-form.tsx';
import { CallBackForm, RequestNumberForm } from './call-back-form.tsx';
import { CloseForm } from './close-form.tsx';
import { DecideForm } from './decide-form.tsx';
import { FeedbackForm } from './feedback-form.tsx';
import { MergeForm } from './merge-form.tsx';
import { HandForm, TieForm } from './follow-forms.tsx';
import { iconOf, type OfferedAct, offeredOn } from './offered.ts';
import { PlaceForm } from './place-form.tsx';
import { AnswerForm, ArriveForm, ResolveForm, RespondForm, ReviewForm } from './response-forms.tsx';
import { WordsForm } from './words-form.tsx';

const forms: Partial<Record<OfferedAct, (props: FormProps) => JSX.Element>> = {
  'request-number': RequestNumberForm,
  'call-back': CallBackForm,
  place: PlaceForm,
  assess: AssessForm,
  decide: DecideForm,
  respond: RespondForm,
  arrive: ArriveForm,
  answer: AnswerForm,
  review: ReviewForm,
  resolve: ResolveForm,
  feedback: FeedbackForm,
  close: CloseForm,
  reopen: ReopenForm,
  merge: MergeForm,
  hand: HandForm,
  tie: TieForm,
  words: WordsForm,
};

/** The dialog of the act that was asked for, or the menu of what else there is. */
export function AskedDialog() {
  const open = asked.value;
  if (!open) return null;
  const close = () => {
    if (asked.peek() === open) asked.value = null;
  };
  if (open.act === 'more') return <More alert={open.alert} onClose={close} />;
  const Form = forms[open.act];
  if (!Form) return null;
  return <Form key={`${open.alert.id}/${open.act}`} alert={open.alert} onClose={close} dial={open.dial} />;
}

function More({ alert, onClose }: FormProps) {
  const { more } = offeredOn(alert, actor.value?.role ?? '');
  return (
    <Dialog title={`${t('watch-alerts.more')} · ${titleOf(alert)}`} onClose={onClose}>
      <div class="body menu">
        {more.map((act) => {
          const icon = iconOf[act];
          return (
            <button
              key={act}
              type="button"
              class="btn"
              data-act={act}
              onClick={() => {
                onClose();
                askFor(act);
              }}
            >
              {icon && <Icon name={icon} size="s" />}
              {tCode('watch-alerts.act', act)}
            </button>
          );
        })}
      </div>
    </Dialog>
  );
}
