import type { Seat } from '@ulinzi/domain/people';
import { useState } from 'preact/hooks';
import { ActDialog } from '../../shared/act-dialog.tsx';
import { SelectField } from '../../shared/choices.tsx';
import { baseLabel, postLabel, posts } from '../../shared/registers.ts';
import { minuteNow } from '../../shared/time.ts';
import { fromTyped, toTyped } from '../../shared/typed-time.ts';
import { t } from '../../shared/words.ts';
import { postsFor } from './rosters.ts';
import { lastingSaid } from './said.ts';
import type { Turn } from './week.ts';

export interface Filling {
  readonly seat: Seat;
  readonly scope: string;
  readonly from: number;
  readonly until: number;
}

/** Puts a post on duty from one moment to another; opened from a gap, its times stand there already. */
export function AssignDialog({
  filling,
  onClose,
  onDone,
}: {
  filling: Filling;
  onClose: () => void;
  onDone: () => void;
}) {
  const { seat, scope } = filling;
  const own = postsFor(seat, scope, posts.value.value?.posts ?? []);
  const [post, setPost] = useState('');
  const [from, setFrom] = useState(toTyped(filling.from));
  const [until, setUntil] = useState(toTyped(filling.until));
  const start = fromTyped(from);
  const end = fromTyped(until);
  const lasts = start !== null && end !== null ? Date.parse(end) - Date.parse(start) : null;
  const isBackwards = lasts !== null && lasts <= 0;
  const data =
    post !== '' && lasts !== null && !isBackwards ? { post, seat, scope, from: start, until: end } : null;
  return (
    <ActDialog
      title={t('watch-people.assign-title')}
      does={t('watch-people.assign-do')}
      path="api/duties"
      data={data}
      onClose={onClose}
      onDone={onDone}
    >
      <p class="cap">
        {t(`alerts.rung.${seat}`)}
        {' · '}
        {seat === 'duty-officer' ? t(`watch.province.${scope}`) : baseLabel(scope)}
      </p>
      {own.length === 0 ? (
        <p class="refusal">{t('watch-people.no-posts')}</p>
      ) : (
        <SelectField
          legend={t('watch-people.post')}
          of={own.map(({ slug }) => slug)}
          chosen={post}
          said={(slug) =>
            own.find((one) => one.slug === slug)?.hasNumber
              ? postLabel(slug)
              : t('watch-people.no-number', { post: postLabel(slug) })
          }
          onChoose={setPost}
        />
      )}
      <div class="times">
        <MomentField label={t('watch-people.from')} value={from} onValue={setFrom} />
        <MomentField label={t('watch-people.until')} value={until} onValue={setUntil} />
      </div>
      <output class="sm mut">
        {isBackwards && t('watch-people.backwards')}
        {lasts !== null && !isBackwards && t('watch-people.lasts', { duration: lastingSaid(lasts) })}
      </output>
    </ActDialog>
  );
}

/** A day and a time in digits: a browser's own field for both may say PM, and a night would become a noon. */
function MomentField({
  label,
  value,
  onValue,
}: {
  label: string;
  value: string;
  onValue: (value: string) => void;
}) {
  const [date = '', time = ''] = value.split('T');
  return (
    <fieldset class="moment">
      <legend>{label}</legend>
      <label class="field">
        <span class="vh">{t('watch-people.date')}</span>
        <input
          type="date"
          required
          value={date}
          onInput={(event) => onValue(`${event.currentTarget.value}T${time}`)}
        />
      </label>
      <label class="field">
        <span class="vh">{t('watch-people.time')}</span>
        <input
          required
          inputMode="numeric"
          maxLength={5}
          pattern="([01][0-9]|2[0-3]):[0-5][0-9]"
          placeholder="00:00"
          title={t('watch-people.time')}
          value={time}
          onInput={(event) => onValue(`${date}T${event.currentTarget.value}`)}
        />
      </label>
    </fieldset>
  );
}

/** Are you sure: says what follows. */
export function CancelDialog({
  turn,
  onClose,
  onDone,
}: {
  turn: Turn;
  onClose: () => void;
  onDone: () => void;
}) {
  return (
    <ActDialog
      title={t('watch-people.cancel-title')}
      does={t('watch-people.cancel-do')}
      path={`api/duties/${turn.id}/cancel`}
      data={{}}
      onClose={onClose}
      onDone={onDone}
    >
      <p>
        <b>{t('watch-people.turn', { post: postLabel(turn.post), from: turn.from, until: turn.until })}</b>
      </p>
      <p>
        {turn.from <= minuteNow.value && `${t('watch-people.cancel-running')} `}
        {t('watch-people.cancel-said')}
      </p>
    </ActDialog>
  );
}
