import { cancelReasons, type VisitAnswer } from '@ulinzi/domain/visits';
import { useState } from 'preact/hooks';
import { ActDialog } from '../../shared/act-dialog.tsx';
import { Choices } from '../../shared/choices.tsx';
import { FreeText } from '../../shared/free-text.tsx';
import { t } from '../../shared/words.ts';

/** The reason is counted: what keeps teams away is to be seen (A15). */
export function CancelDialog({
  visit,
  onClose,
  onDone,
}: {
  visit: VisitAnswer;
  onClose: () => void;
  onDone: () => void;
}) {
  const [reason, setReason] = useState('');
  const [words, setWords] = useState('');
  return (
    <ActDialog
      title={t('watch-visits.title.cancel', { base: visit.baseLabel })}
      does={t('watch-visits.do-it.cancel')}
      path={`api/visits/${visit.id}/cancel`}
      data={reason === '' ? null : { saw: visit.saw, reason, ...(words.trim() && { words: words.trim() }) }}
      onClose={onClose}
      onDone={onDone}
    >
      <p class="sm mut">{t('watch-visits.cancel-said')}</p>
      <Choices
        name="reason"
        legend={t('watch-visits.reason')}
        of={cancelReasons}
        chosen={reason}
        said={(one) => t(`visits.reason.${one}`)}
        onChoose={setReason}
      />
      <FreeText label={t('watch-visits.in-words')} value={words} onValue={setWords} />
    </ActDialog>
  );
}
