import { makeRecommendation, priorities, recommendationKinds } from '@ulinzi/domain/recommendations';
import { useEffect, useState } from 'preact/hooks';
import { ActDialog } from '../../shared/act-dialog.tsx';
import { dayIn, todayHere } from '../../shared/calendar-day.ts';
import { Choices, SelectField } from '../../shared/choices.tsx';
import { DayField } from '../../shared/day-field.tsx';
import { FreeText } from '../../shared/free-text.tsx';
import { ownBases } from '../../shared/own-bases.ts';
import { baseLabel, communities, communityLabel, postLabel, readRegisters } from '../../shared/registers.ts';
import { actor } from '../../shared/session.ts';
import { t, tCode } from '../../shared/words.ts';
import { ownersAt } from './owners.ts';

/** What a recommendation comes from: a visit, a plan, or nothing but the reader's own mind. */
export interface MadeFrom {
  readonly base?: string;
  readonly visit?: string;
  readonly plan?: string;
}

/** True where the reader may recommend something. */
export function mayMake(): boolean {
  return (makeRecommendation.who as readonly string[]).includes(actor.value?.role ?? '');
}

const farthestDays = 730;

/** Recommends something to a post, with a last day. */
export function MakeDialog({
  from,
  onClose,
  onDone,
}: {
  from: MadeFrom;
  onClose: () => void;
  onDone: () => void;
}) {
  useEffect(() => void readRegisters(), []);
  const own = ownBases();
  const [base, setBase] = useState(from.base ?? (own.length === 1 ? (own[0]?.slug ?? '') : ''));
  const [community, setCommunity] = useState('');
  const [owner, setOwner] = useState('');
  const [due, setDue] = useState('');
  const [kind, setKind] = useState('');
  const [priority, setPriority] = useState('');
  const [words, setWords] = useState('');
  const isWhole = [base, owner, due, kind, priority].every((part) => part !== '') && words.trim() !== '';
  const origin = { ...(from.visit && { visit: from.visit }), ...(from.plan && { plan: from.plan }) };
  const data = isWhole
    ? { base, ...(community && { community }), owner, due, kind, priority, words: words.trim(), ...origin }
    : null;
  const villages = (communities.value.value?.communities ?? [])
    .filter((one) => one.base === base)
    .sort((one, other) => one.label.localeCompare(other.label))
    .map(({ slug }) => slug);
  return (
    <ActDialog
      title={t('watch-recommendations.make-title')}
      does={t('watch-recommendations.make-do')}
      path="api/recommendations"
      data={data}
      onClose={onClose}
      onDone={onDone}
    >
      {from.base === undefined && own.length !== 1 && (
        <SelectField
          name="base"
          legend={t('watch-recommendations.base')}
          of={own.map(({ slug }) => slug)}
          chosen={base}
          said={baseLabel}
          onChoose={(chosen) => {
            setBase(chosen);
            setCommunity('');
            setOwner('');
          }}
        />
      )}
      <div class="two">
        <SelectField
          name="kind"
          legend={t('watch-recommendations.kind')}
          of={recommendationKinds}
          chosen={kind}
          said={(one) => tCode('recommendations.kind', one)}
          onChoose={setKind}
        />
        <SelectField
          name="community"
          legend={t('watch-recommendations.community')}
          of={villages}
          chosen={community}
          said={communityLabel}
          empty={t('watch-recommendations.whole-base')}
          onChoose={setCommunity}
        />
        <SelectField
          name="owner"
          legend={t('watch-recommendations.owner')}
          of={ownersAt(base)}
          chosen={owner}
          said={postLabel}
          onChoose={setOwner}
        />
        <DayField
          label={t('watch-recommendations.due')}
          isWanted
          min={todayHere()}
          max={dayIn(farthestDays)}
          value={due}
          onValue={setDue}
        />
      </div>
      <Choices
        name="priority"
        legend={t('watch-recommendations.priority')}
        of={priorities}
        chosen={priority}
        said={(one) => tCode('recommendations.priority', one)}
        onChoose={setPriority}
      />
      <FreeText label={t('watch-recommendations.words')} isWanted value={words} onValue={setWords} />
      <p class="sm mut">{t('watch-recommendations.make-said')}</p>
    </ActDialog>
  );
}
