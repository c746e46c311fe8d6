import {
  declineReasons,
  found,
  type RecommendationAnswer,
  type RecommendationMove,
} from '@ulinzi/domain/recommendations';
import { useState } from 'preact/hooks';
import { ActDialog } from '../../shared/act-dialog.tsx';
import { dayIn, todayHere } from '../../shared/calendar-day.ts';
import { Choices, SelectField } from '../../shared/choices.tsx';
import { DayField } from '../../shared/day-field.tsx';
import { FreeText } from '../../shared/free-text.tsx';
import { postLabel } from '../../shared/registers.ts';
import { t, tCode } from '../../shared/words.ts';
import { dataOf, type Typed, typedFor } from './move-data.ts';
import { ownersAt } from './owners.ts';

/** So far ahead a last day may lie. */
const farthestDays = 730;

/** The label of the free text of each move that has one. */
const written: Partial<Record<RecommendationMove, string>> = {
  decline: 'watch-recommendations.decline-words',
  claim: 'watch-recommendations.claim-words',
  check: 'watch-recommendations.check-words',
  overtake: 'watch-recommendations.overtake-words',
};

/** The form of one act on a recommendation. It says what it changes, and for whom. */
export function MoveDialog({
  move,
  one,
  onClose,
  onDone,
}: {
  move: RecommendationMove;
  one: RecommendationAnswer;
  onClose: () => void;
  onDone: () => void;
}) {
  const [typed, setTyped] = useState<Typed>(typedFor(move, todayHere()));
  const type = (part: Partial<Typed>) => setTyped((before) => ({ ...before, ...part }));
  const data = dataOf(move, typed, one.saw);
  const label = written[move];
  return (
    <ActDialog
      title={tCode('recommendations.act', move)}
      does={tCode('recommendations.act', move)}
      path={`api/recommendations/${one.id}/${move}`}
      data={data}
      onClose={onClose}
      onDone={onDone}
    >
      <p>
        <b class="cap">{tCode('recommendations.kind', one.kind)}</b>{' '}
        <span class="sm mut">
          {t('watch-recommendations.number', { number: one.number })} · {one.communityLabel ?? one.baseLabel}
        </span>
      </p>
      <p class="sm mut">{t(`watch-recommendations.said.${move}`)}</p>
      {move === 'decline' && (
        <Choices
          name="reason"
          legend={t('watch-recommendations.reason')}
          of={declineReasons}
          chosen={typed.reason}
          said={(reason) => tCode('recommendations.reason', reason)}
          onChoose={(reason) => type({ reason })}
        />
      )}
      {move === 'check' && (
        <Choices
          name="found"
          legend={t('watch-recommendations.found')}
          of={found}
          chosen={typed.found}
          said={(seen) => tCode('recommendations.found', seen)}
          onChoose={(seen) => type({ found: seen })}
        />
      )}
      {move === 'reassign' && (
        <SelectField
          legend={t('watch-recommendations.new-owner')}
          of={ownersAt(one.base).filter((post) => post !== one.owner)}
          chosen={typed.owner}
          said={postLabel}
          onChoose={(owner) => type({ owner })}
        />
      )}
      {(move === 'claim' || move === 'check') && (
        <DayField
          label={t(`watch-recommendations.on.${move}`)}
          value={typed.on}
          min={one.madeOn}
          max={todayHere()}
          onValue={(on) => type({ on })}
        />
      )}
      {(move === 'agree' || move === 'reassign') && (
        <DayField
          label={t('watch-recommendations.other-due')}
          value={typed.due}
          min={todayHere()}
          max={dayIn(farthestDays)}
          onValue={(due) => type({ due })}
        />
      )}
      {label !== undefined && (
        <FreeText
          label={t(label as Parameters<typeof t>[0])}
          value={typed.words}
          onValue={(words) => type({ words })}
        />
      )}
    </ActDialog>
  );
}
