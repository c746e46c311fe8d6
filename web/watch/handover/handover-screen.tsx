import type { BoardLine } from '@ulinzi/domain/alerts';
import type { HandoverAnswer, ShiftLine } from '@ulinzi/domain/handover';
import { handOverShift } from '@ulinzi/domain/shifts';
import { computed } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { ActDialog } from '../../shared/act-dialog.tsx';
import { Icon } from '../../shared/icon.tsx';
import { listOf } from '../../shared/list.ts';
import { Reading } from '../../shared/reading.tsx';
import { baseLabel, postLabel, posts } from '../../shared/registers.ts';
import { linkTo } from '../../shared/route.ts';
import { actor, session } from '../../shared/session.ts';
import { now } from '../../shared/time.ts';
import { t, tCode } from '../../shared/words.ts';
import { board, clockText, inOrder, placeOf, standingOf, todo } from '../alerts/index.ts';
import { othersAtDesk } from './desk.ts';
import '../../shared/lines.css';
import './handover.css';

const handover = listOf<HandoverAnswer>('api/handover', 'shifts', 'promises', 'gateways', 'duties');

/** What the list stands on moves with every line of the board. */
const moved = computed(() => [...(board.value?.values() ?? [])].map(({ saw }) => saw).join());

/** One page for the change of shift: on the screen, and on paper. */
export function HandoverScreen() {
  const lines = moved.value;
  useEffect(() => void posts.refresh(), []);
  useEffect(() => void handover.refresh(), [lines]);
  return (
    <section class="page register handover">
      <Reading of={handover}>{(page) => <Page page={page} />}</Reading>
    </section>
  );
}

function Page({ page }: { page: HandoverAnswer }) {
  const [isHandingOver, setHandingOver] = useState(false);
  const [taking, setTaking] = useState<ShiftLine | null>(null);
  const role = actor.value?.role ?? '';
  const mayHandOver = (handOverShift.who as readonly string[]).includes(role);
  const own = [actor.value?.post, ...(session.value?.deskPosts.map((one) => one.post) ?? [])];
  const refresh = () => void handover.refresh();
  return (
    <>
      <div class="head">
        <h2>{t('watch-handover.title')}</h2>
        <span class="mut">{t('watch-handover.at', { at: page.now })}</span>
        <span class="grow" />
        <button type="button" class="btn" onClick={() => print()}>
          <Icon name="report" size="s" /> {t('watch-handover.print')}
        </button>
        {mayHandOver && (
          <button type="button" class="btn go" data-act="hand-over" onClick={() => setHandingOver(true)}>
            <Icon name="swap" size="s" /> {t('watch-handover.hand-over')}
          </button>
        )}
      </div>
      <p class="lead">{t('watch-handover.lead')}</p>
      {page.shifts.map((shift) => (
        <div key={shift.id} class="pane waiting">
          <span>
            {t('watch-handover.waiting', { from: shift.fromLabel, to: shift.toLabel, at: shift.at })}
          </span>
          {own.includes(shift.to) && (
            <button type="button" class="btn go" data-act="take-over" onClick={() => setTaking(shift)}>
              {t('watch-handover.take-over')}
            </button>
          )}
        </div>
      ))}
      <Part name="alerts" count={page.alerts.length}>
        {inOrder(page.alerts).map((line) => (
          <AlertLine key={line.id} line={line} />
        ))}
      </Part>
      <div class="two-up">
        <Part name="situations" count={page.situations.length}>
          {page.situations.map((one) => (
            <li key={one.id}>
              <span>
                {t('watch-handover.situation', {
                  number: one.number,
                  event: tCode('alerts.event', one.event),
                  alerts: t('watch-alerts.situation-size', {
                    alerts: one.alerts.length,
                    villages: one.villages,
                  }),
                  left: one.notTold,
                })}
              </span>
              <span>{actor.value?.base ? '' : one.baseLabel}</span>
            </li>
          ))}
        </Part>
        <Part name="following" count={page.following.length} empty="watch-handover.nobody-follows">
          {page.following.map(({ post, label, alerts }) => (
            <li key={post}>
              <span>{label === post ? tCode('alerts.rung', post) : label}</span>
              <span>{alerts.join(', ')}</span>
            </li>
          ))}
        </Part>
        <Part name="promises" count={page.promises.length}>
          {page.promises.map((one) => (
            <li key={one.id}>
              <span class={one.standing === 'overdue' ? 'late' : ''}>
                {t('watch-handover.promise', {
                  place: one.communityLabel,
                  kind: tCode('alerts.promise-kind', one.kind),
                  due: one.due,
                })}
              </span>
            </li>
          ))}
        </Part>
        <Part name="gateways" count={page.gateways.length}>
          {page.gateways.map(({ slug, label, base }) => (
            <li key={slug}>
              <span>{label}</span>
              <span>{baseLabel(base)}</span>
            </li>
          ))}
        </Part>
        <section>
          <h3>{t('watch-handover.kept-back')}</h3>
          <p class="sm">{t('watch-handover.waiting-count', { count: page.keptBack })}</p>
        </section>
      </div>
      {isHandingOver && <HandOverDialog onClose={() => setHandingOver(false)} onDone={refresh} />}
      {taking && (
        <ActDialog
          title={t('watch-handover.take-over')}
          does={t('watch-handover.take-over')}
          path={`api/shifts/${taking.id}/take-over`}
          data={{}}
          onClose={() => setTaking(null)}
          onDone={refresh}
        >
          <p>{t('watch-handover.waiting', { from: taking.fromLabel, to: taking.toLabel, at: taking.at })}</p>
          <p class="sm mut">{t('watch-handover.lead')}</p>
        </ActDialog>
      )}
    </>
  );
}

function Part({
  name,
  count,
  empty = 'watch-handover.none',
  children,
}: {
  name: string;
  count: number;
  empty?: 'watch-handover.none' | 'watch-handover.nobody-follows';
  children: ComponentChildren;
}) {
  return (
    <section data-part={name}>
      <h3>
        {t(`watch-handover.${name}`)} {count > 0 && <small class="mut">{count}</small>}
      </h3>
      {count === 0 ? <p class="sm mut">{t(empty)}</p> : <ul class="list">{children}</ul>}
    </section>
  );
}

function AlertLine({ line }: { line: BoardLine }) {
  const standing = useMemo(() => computed(() => standingOf(line, now.value)), [line]);
  const tone = useMemo(() => computed(() => standing.value.tone), [standing]);
  const clock = useMemo(() => computed(() => clockText(standing.value, now.value)), [standing]);
  const { clock: which } = standing.peek();
  const parts = [
    line.situation && t('watch-alerts.situation', { number: line.situation.number }),
    line.followedBy && postLabel(line.followedBy),
    actor.value?.base ? null : line.baseLabel,
  ].filter(Boolean);
  return (
    <li>
      <span>
        <a href={linkTo('alerts', line.number)}>
          {line.number} {placeOf(line)}
        </a>{' '}
        · {todo(line)}
        {parts.length > 0 && <span class="mut"> · {parts.join(' · ')}</span>}
      </span>
      <span class={tone.value === 'late' ? 'late' : ''}>
        {which && tCode('watch-alerts.clock', which)} {clock}
      </span>
    </li>
  );
}

function HandOverDialog({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const [to, setTo] = useState('');
  const sitting = actor.value;
  const others = othersAtDesk(posts.value.value?.posts ?? [], {
    post: sitting?.post ?? null,
    base: sitting?.base ?? null,
    province: sitting?.province ?? null,
  });
  return (
    <ActDialog
      title={t('watch-handover.hand-over')}
      does={t('watch-handover.hand-over')}
      path="api/shifts"
      data={to === '' ? null : { to }}
      onClose={onClose}
      onDone={onDone}
    >
      <fieldset class="choices">
        <legend>{t('watch-handover.to')}</legend>
        {others.length === 0 && <p>{t('watch-handover.nobody')}</p>}
        {others.map(({ slug, label }) => (
          <label key={slug}>
            <input type="radio" name="to" value={slug} onChange={() => setTo(slug)} />
            {label}
          </label>
        ))}
      </fieldset>
      <p class="sm mut">{t('watch-handover.lead')}</p>
    </ActDialog>
  );
}
