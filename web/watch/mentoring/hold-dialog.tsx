import { mentoringWays } from '@ulinzi/domain/mentoring';
import { useState } from 'preact/hooks';
import { ActDialog } from '../../shared/act-dialog.tsx';
import { dayIn, todayHere } from '../../shared/calendar-day.ts';
import { Choices } from '../../shared/choices.tsx';
import { DayField } from '../../shared/day-field.tsx';
import { FreeText } from '../../shared/free-text.tsx';
import { type Mark, Marks } from '../../shared/marks.tsx';
import { t, tCode } from '../../shared/words.ts';
import type { Row } from './grid.ts';

/** What is marked in a talk, by the names of the act. */
const marked = ['reports', 'promptness', 'sourceSafety'] as const;
type Marked = (typeof marked)[number];

const words = {
  reports: 'watch-mentoring.reports',
  promptness: 'watch-mentoring.promptness',
  sourceSafety: 'watch-mentoring.source-safety',
} as const satisfies Record<Marked, string>;

/** A talk that was held: when, how, and what was said of her work, in marks and in words. */
export function HoldDialog({ row, onClose, onDone }: { row: Row; onClose: () => void; onDone: () => void }) {
  const [on, setOn] = useState(todayHere());
  const [way, setWay] = useState('');
  const [marks, setMarks] = useState<Partial<Record<Marked, Mark>>>({});
  const [said, setSaid] = useState('');
  const isWhole = on !== '' && way !== '' && marked.every((name) => marks[name] !== undefined);
  return (
    <ActDialog
      title={t('watch-mentoring.hold-title', { post: row.postLabel })}
      does={t('watch-mentoring.hold-do')}
      path="api/mentorings"
      data={
        isWhole ? { post: row.post, on, way, ...marks, ...(said.trim() && { words: said.trim() }) } : null
      }
      onClose={onClose}
      onDone={onDone}
    >
      <DayField
        label={t('watch-mentoring.on')}
        value={on}
        min={dayIn(-365)}
        max={todayHere()}
        isWanted
        onValue={setOn}
      />
      <Choices
        name="way"
        legend={t('watch-mentoring.way')}
        of={mentoringWays}
        chosen={way}
        said={(one) => tCode('mentoring.way', one)}
        onChoose={setWay}
      />
      {marked.map((name) => (
        <Marks
          key={name}
          name={name}
          legend={t(words[name])}
          value={marks[name] ?? null}
          onValue={(mark) => setMarks({ ...marks, [name]: mark })}
        />
      ))}
      <FreeText label={t('watch-mentoring.words')} value={said} onValue={setSaid} />
    </ActDialog>
  );
}
