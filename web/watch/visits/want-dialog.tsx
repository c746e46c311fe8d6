import { useState } from 'preact/hooks';
import { ActDialog } from '../../shared/act-dialog.tsx';
import { dayIn, todayHere } from '../../shared/calendar-day.ts';
import { SelectField } from '../../shared/choices.tsx';
import { CommunityTicks } from '../../shared/community-ticks.tsx';
import { DayField } from '../../shared/day-field.tsx';
import { FreeText } from '../../shared/free-text.tsx';
import { ownBases } from '../../shared/own-bases.ts';
import { baseLabel } from '../../shared/registers.ts';
import { t } from '../../shared/words.ts';

const farthestDays = 730;

/** Somebody wants a team at a base (A8, A15): also an Assistant or a commander. */
export function WantDialog({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const own = ownBases();
  const [base, setBase] = useState(own.length === 1 ? (own[0]?.slug ?? '') : '');
  const [communities, setCommunities] = useState<string[]>([]);
  const [by, setBy] = useState('');
  const [words, setWords] = useState('');
  const data =
    base === ''
      ? null
      : {
          base,
          ...(communities.length > 0 && { communities }),
          ...(by !== '' && { by }),
          ...(words.trim() !== '' && { words: words.trim() }),
        };
  return (
    <ActDialog
      title={t('watch-visits.want-title')}
      does={t('watch-visits.want-do')}
      path="api/visits"
      data={data}
      onClose={onClose}
      onDone={onDone}
    >
      {own.length === 1 ? (
        <p>
          <b>{baseLabel(base)}</b>
        </p>
      ) : (
        <SelectField
          name="base"
          legend={t('watch-visits.base')}
          of={own.map(({ slug }) => slug)}
          chosen={base}
          said={baseLabel}
          onChoose={(chosen) => {
            setBase(chosen);
            setCommunities([]);
          }}
        />
      )}
      <CommunityTicks
        base={base}
        legend={t('watch-visits.communities')}
        chosen={communities}
        onChosen={setCommunities}
      />
      <DayField
        label={t('watch-visits.by')}
        min={todayHere()}
        max={dayIn(farthestDays)}
        value={by}
        onValue={setBy}
      />
      <FreeText label={t('watch-visits.why')} value={words} onValue={setWords} />
    </ActDialog>
  );
}
