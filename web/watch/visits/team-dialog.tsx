import { checklist, type VisitAnswer } from '@ulinzi/domain/visits';
import { useState } from 'preact/hooks';
import { ActDialog } from '../../shared/act-dialog.tsx';
import { dayIn, todayHere } from '../../shared/calendar-day.ts';
import { CommunityTicks } from '../../shared/community-ticks.tsx';
import { DayField } from '../../shared/day-field.tsx';
import { Icon } from '../../shared/icon.tsx';
import { t } from '../../shared/words.ts';
import { daysOf, rosterOf, type TypedRoster, typedOf } from './roster.ts';
import { RosterFields } from './roster-fields.tsx';

const farthestDays = 730;

/** A visit is planned, or recorded as it took place: when, where and who. What was planned before stands in the form. */
export function TeamDialog({
  move,
  visit,
  onClose,
  onDone,
}: {
  move: 'plan' | 'hold';
  visit: VisitAnswer;
  onClose: () => void;
  onDone: () => void;
}) {
  const [from, setFrom] = useState(visit.from ?? '');
  const [until, setUntil] = useState(visit.until ?? '');
  const [communities, setCommunities] = useState<readonly string[]>(
    visit.communities.map(({ slug }) => slug),
  );
  const [typed, setTyped] = useState<TypedRoster>(typedOf(visit.roster));
  const [vehicles, setVehicles] = useState(String(visit.vehicles ?? ''));
  const [checked, setChecked] = useState<readonly string[]>(visit.checked);
  const roster = rosterOf(typed);
  const isPlanning = move === 'plan';
  const isWhole =
    daysOf(from, until) !== null &&
    communities.length > 0 &&
    roster !== null &&
    roster.length > 0 &&
    (!isPlanning || vehicles !== '');
  const data = isWhole
    ? {
        saw: visit.saw,
        from,
        until,
        communities,
        roster,
        ...(isPlanning && { vehicles: Number(vehicles), checked }),
      }
    : null;
  return (
    <ActDialog
      title={t(`watch-visits.title.${move}`, { base: visit.baseLabel })}
      does={t(`watch-visits.do-it.${move}`)}
      path={`api/visits/${visit.id}/${move}`}
      data={data}
      onClose={onClose}
      onDone={onDone}
    >
      {!isPlanning && <p class="sm mut">{t('watch-visits.hold-said')}</p>}
      <div class="two">
        <DayField
          label={t('watch-visits.from')}
          isWanted
          value={from}
          {...(isPlanning ? { max: dayIn(farthestDays) } : { max: todayHere() })}
          onValue={setFrom}
        />
        <DayField
          label={t('watch-visits.until')}
          isWanted
          min={from}
          value={until}
          {...(isPlanning ? { max: dayIn(farthestDays) } : { max: todayHere() })}
          onValue={setUntil}
        />
      </div>
      <CommunityTicks
        base={visit.base}
        legend={t('watch-visits.communities')}
        chosen={communities}
        onChosen={setCommunities}
      />
      <RosterFields typed={typed} roster={roster} from={from} until={until} onTyped={setTyped} />
      {isPlanning && (
        <>
          <label class="field">
            <span>{t('watch-visits.vehicles')}</span>
            <input
              type="number"
              name="vehicles"
              inputMode="numeric"
              required
              min="0"
              max="30"
              value={vehicles}
              onInput={(event) => setVehicles(event.currentTarget.value)}
            />
          </label>
          <SettledTicks checked={checked} onChecked={setChecked} />
          <p class="rule" role="note">
            <Icon name="shield" />
            <span>{t('watch-visits.rule')}</span>
          </p>
        </>
      )}
    </ActDialog>
  );
}

/** What is settled already while it is planned; the rest is ticked later, where it is settled. */
function SettledTicks({
  checked,
  onChecked,
}: {
  checked: readonly string[];
  onChecked: (items: string[]) => void;
}) {
  return (
    <fieldset class="many">
      <legend>{t('watch-visits.checklist-now')}</legend>
      <div class="ticks one">
        {checklist.map((item) => {
          const isDone = checked.includes(item);
          return (
            <label key={item} class="tick">
              <input
                type="checkbox"
                value={item}
                checked={isDone}
                onChange={() =>
                  onChecked(isDone ? checked.filter((one) => one !== item) : [...checked, item])
                }
              />
              <span class="cap">{t(`visits.checklist.${item}`)}</span>
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}
