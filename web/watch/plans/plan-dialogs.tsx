import type { PlanAnswer } from '@ulinzi/domain/plans';
import { useEffect, useState } from 'preact/hooks';
import { ActDialog } from '../../shared/act-dialog.tsx';
import { dayIn, todayHere } from '../../shared/calendar-day.ts';
import { SelectField } from '../../shared/choices.tsx';
import { CommunityTicks } from '../../shared/community-ticks.tsx';
import { DayField } from '../../shared/day-field.tsx';
import { FreeText } from '../../shared/free-text.tsx';
import { ownBases } from '../../shared/own-bases.ts';
import { baseLabel, readRegisters } from '../../shared/registers.ts';
import { t } from '../../shared/words.ts';
import { HoldsFields } from './holds-fields.tsx';
import { type Holds, holdsData, noHolds } from './holds.ts';

const farthestDays = 730;

interface DialogProps {
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Where a plan comes from: a visit, or nothing but the office (A9). */
export interface OpenedFrom {
  readonly base?: string;
  readonly visit?: string;
  readonly communities?: readonly string[];
}

export function OpenPlanDialog({ from, onClose, onDone }: DialogProps & { from: OpenedFrom }) {
  useEffect(() => void readRegisters(), []);
  const own = ownBases();
  const [base, setBase] = useState(from.base ?? (own.length === 1 ? (own[0]?.slug ?? '') : ''));
  const [communities, setCommunities] = useState<readonly string[]>(from.communities ?? []);
  const [holds, setHolds] = useState<Holds>(noHolds);
  const [words, setWords] = useState('');
  const held = holdsData(holds);
  const data =
    held === null || base === '' || communities.length === 0
      ? null
      : {
          base,
          communities,
          ...held,
          ...(from.visit && { visit: from.visit }),
          ...(words.trim() && { words: words.trim() }),
        };
  return (
    <ActDialog
      title={t('plans.act.open')}
      does={t('plans.act.open')}
      path="api/plans"
      data={data}
      onClose={onClose}
      onDone={onDone}
    >
      {from.base === undefined ? (
        <SelectField
          name="base"
          legend={t('watch-plans.base')}
          of={own.map(({ slug }) => slug)}
          chosen={base}
          said={baseLabel}
          onChoose={(chosen) => {
            setBase(chosen);
            setCommunities([]);
          }}
        />
      ) : (
        <p>
          <b>{baseLabel(base)}</b>{' '}
          {from.visit && <span class="sm mut">{t('watch-plans.opened-by-visit')}</span>}
        </p>
      )}
      <CommunityTicks
        base={base}
        legend={t('watch-plans.communities')}
        chosen={communities}
        onChosen={setCommunities}
      />
      <HoldsFields holds={holds} onHolds={setHolds} />
      <ReviewField holds={holds} onHolds={setHolds} />
      <FreeText label={t('watch-plans.words')} value={words} onValue={setWords} />
    </ActDialog>
  );
}

/** It holds otherwise from now on: what stood there stands in the form. */
export function AmendDialog({ plan, onClose, onDone }: DialogProps & { plan: PlanAnswer }) {
  const { threats, measures, review } = plan;
  const [holds, setHolds] = useState<Holds>({ threats, measures, review });
  const [words, setWords] = useState('');
  const held = holdsData(holds);
  return (
    <ActDialog
      title={t('plans.act.amend')}
      does={t('plans.act.amend')}
      path={`api/plans/${plan.id}/amend`}
      data={held && { saw: plan.saw, ...held, ...(words.trim() && { words: words.trim() }) }}
      onClose={onClose}
      onDone={onDone}
    >
      <p>
        <b>{plan.communities.map(({ label }) => label).join(', ')}</b>
      </p>
      <HoldsFields holds={holds} onHolds={setHolds} />
      <ReviewField holds={holds} onHolds={setHolds} />
      <FreeText label={t('watch-plans.words')} value={words} onValue={setWords} />
    </ActDialog>
  );
}

function ReviewField({ holds, onHolds }: { holds: Holds; onHolds: (holds: Holds) => void }) {
  return (
    <DayField
      label={t('watch-plans.review')}
      isWanted
      min={todayHere()}
      max={dayIn(farthestDays)}
      value={holds.review}
      onValue={(review) => onHolds({ ...holds, review })}
    />
  );
}
