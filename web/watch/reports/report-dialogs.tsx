import { alertCodes } from '@ulinzi/domain/alerts';
import { type ReportAnswer, type ReportMove, returnReasons, withdrawReasons } from '@ulinzi/domain/reports';
import { useState } from 'preact/hooks';
import { ActDialog } from '../../shared/act-dialog.tsx';
import { Choices } from '../../shared/choices.tsx';
import { Icon } from '../../shared/icon.tsx';
import { type Mark, Marks } from '../../shared/marks.tsx';
import { communities, communityLabel } from '../../shared/registers.ts';
import { t, tCode } from '../../shared/words.ts';
import { PlaceChoice } from '../places/index.ts';
import { NamesFound } from '../../shared/names-found.tsx';
import { CodeField } from './write-parts.tsx';

interface DialogProps {
  readonly report: ReportAnswer;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** What is asked before a report moves on. */
export function ReportDialog({ move, ...props }: DialogProps & { move: Exclude<ReportMove, 'amend'> }) {
  switch (move) {
    case 'accept':
      return <AcceptDialog {...props} />;
    case 'return':
      return <ReturnDialog {...props} />;
    case 'code':
      return <CodeDialog {...props} />;
    case 'withdraw':
      return <WithdrawDialog {...props} />;
  }
}

function pathOf({ id }: ReportAnswer, move: ReportMove): string {
  return `api/reports/${id}/${move}`;
}

/** Words to whoever wrote it, and a mark that only she and her mentor see (H6). */
function AcceptDialog({ report, onClose, onDone }: DialogProps) {
  const [quality, setQuality] = useState<Mark | null>(null);
  const [comment, setComment] = useState('');
  const data = {
    saw: report.saw,
    ...(quality !== null && { quality }),
    ...(comment.trim() && { comment: comment.trim() }),
  };
  return (
    <ActDialog
      title={t('watch-reports.accept-title')}
      does={t('watch-reports.accept-do')}
      path={pathOf(report, 'accept')}
      data={data}
      onClose={onClose}
      onDone={onDone}
    >
      <div>
        <Marks name="quality" legend={t('watch-reports.quality-ask')} value={quality} onValue={setQuality} />
        <p class="xs mut">{t('watch-reports.quality-who')}</p>
      </div>
      <Comment label={t('watch-reports.comment-maybe')} value={comment} onValue={setComment} />
    </ActDialog>
  );
}

function ReturnDialog({ report, onClose, onDone }: DialogProps) {
  const [reason, setReason] = useState('');
  const [comment, setComment] = useState('');
  return (
    <ActDialog
      title={t('watch-reports.return-title')}
      does={t('watch-reports.return-do')}
      path={pathOf(report, 'return')}
      data={
        reason === '' ? null : { saw: report.saw, reason, ...(comment.trim() && { comment: comment.trim() }) }
      }
      onClose={onClose}
      onDone={onDone}
    >
      <Choices
        name="reason"
        legend={t('watch-reports.return-reason')}
        of={returnReasons}
        chosen={reason}
        said={(one) => tCode('reports.return-reason', one)}
        onChoose={setReason}
      />
      <Comment label={t('watch-reports.return-comment')} value={comment} onValue={setComment} />
    </ActDialog>
  );
}

/** What it tells of, as the mission counts it; what the writer coded is proposed. */
function CodeDialog({ report, onClose, onDone }: DialogProps) {
  const [event, setEvent] = useState(report.event ?? '');
  const [by, setBy] = useState(report.actor ?? '');
  const [community, setCommunity] = useState(report.community);
  const [isChoosing, setChoosing] = useState(report.community === null);
  const chosen = communities.value.value?.communities.find(({ slug }) => slug === community) ?? null;
  return (
    <ActDialog
      title={t('watch-reports.code-title')}
      does={t('watch-reports.code-do')}
      path={pathOf(report, 'code')}
      data={
        event === '' || by === ''
          ? null
          : { saw: report.saw, event, actor: by, ...(community && { community }) }
      }
      onClose={onClose}
      onDone={onDone}
    >
      <CodeField
        label={t('watch-reports.event')}
        area="alerts.event"
        of={alertCodes.events}
        value={event}
        onValue={setEvent}
      />
      <CodeField
        label={t('watch-reports.actor')}
        area="alerts.actor"
        of={alertCodes.actors}
        value={by}
        onValue={setBy}
      />
      {community !== null && !isChoosing ? (
        <p class="chosen-place">
          <Icon name="pin" />
          <b>{communityLabel(community)}</b>
          <button type="button" class="btn sm" onClick={() => setChoosing(true)}>
            {t('watch-reports.other-place')}
          </button>
        </p>
      ) : (
        <PlaceChoice
          base={report.base}
          chosen={chosen}
          onChosen={(one) => {
            setCommunity(one?.slug ?? null);
            if (one) setChoosing(false);
          }}
        />
      )}
    </ActDialog>
  );
}

function WithdrawDialog({ report, onClose, onDone }: DialogProps) {
  const [reason, setReason] = useState('');
  return (
    <ActDialog
      title={t('watch-reports.withdraw-title')}
      does={t('watch-reports.withdraw-do')}
      path={pathOf(report, 'withdraw')}
      data={reason === '' ? null : { saw: report.saw, reason }}
      onClose={onClose}
      onDone={onDone}
    >
      <p class="sm mut">{t('watch-reports.withdraw-said')}</p>
      <Choices
        name="reason"
        legend={t('watch-reports.withdraw-reason')}
        of={withdrawReasons}
        chosen={reason}
        said={(one) => tCode('reports.withdraw-reason', one)}
        onChoose={setReason}
      />
    </ActDialog>
  );
}

function Comment({
  label,
  value,
  onValue,
}: {
  label: string;
  value: string;
  onValue: (value: string) => void;
}) {
  return (
    <div>
      <label class="field">
        <span>{label}</span>
        <textarea
          rows={3}
          maxLength={4_000}
          value={value}
          onInput={(event) => onValue(event.currentTarget.value)}
        />
      </label>
      <NamesFound text={value} onText={onValue} />
    </div>
  );
}
