import { alertCodes, type BoardLine } from '@ulinzi/domain/alerts';
import { useEffect, useState } from 'preact/hooks';
import { ActDialog } from '../../shared/act-dialog.tsx';
import { postLabel, posts } from '../../shared/registers.ts';
import { t, tCode } from '../../shared/words.ts';
import { ActForm, type FormProps, titleOf } from './act-form.tsx';
import { board, reader, touch } from './board.ts';
import { placeOf } from './board-row.tsx';
import { Choice } from './form-parts.tsx';
import { knownOf } from './known.ts';
import { likelyEvent } from './proposals.tsx';

/** To a seat of the alert's base, or to its province's duty officer. */
export function HandForm({ alert, onClose }: FormProps) {
  const [post, setPost] = useState('');
  useEffect(() => void posts.refresh(), []);
  const own = reader.value.posts.length === 1 ? reader.value.posts[0] : null;
  const to = (posts.value.value?.posts ?? []).filter(
    ({ slug, role, base, province }) =>
      slug !== own &&
      (role === 'assistant' || role === 'commander'
        ? base === alert.base
        : role === 'duty-officer' && province === alert.province),
  );
  return (
    <ActForm alert={alert} act="hand" onClose={onClose} canSend={post !== ''}>
      <fieldset class="choose-one">
        <legend>{t('watch-alerts.field.post')}</legend>
        {to.map(({ slug, role }) => (
          <label key={slug} class="check">
            <input type="radio" name="post" value={slug} onChange={() => setPost(slug)} />
            <span>
              {postLabel(slug)}
              <small>{tCode('roles', role)}</small>
            </span>
          </label>
        ))}
      </fieldset>
    </ActForm>
  );
}

/** Into a situation that stands at its base, or into a new one with other alerts of the base. */
export function TieForm({ alert, onClose }: FormProps) {
  const lines = [...(board.value?.values() ?? [])].filter(({ base }) => base === alert.base);
  const standing = new Map(
    lines.flatMap(({ situation }) => (situation ? [[situation.id, situation] as const] : [])),
  );
  const [chosen, setChosen] = useState('');
  const [isNew, setNew] = useState(standing.size === 0);
  if (isNew) {
    const others = lines.filter((line) => line.isOpen && !line.situation && line.id !== alert.id);
    return <OpenWith alert={alert} others={others} onClose={onClose} />;
  }
  return (
    <ActForm alert={alert} act="tie" onClose={onClose} canSend={chosen !== ''}>
      <fieldset class="choose-one">
        <legend class="vh">{t('watch-alerts.act.tie')}</legend>
        {[...standing.values()].map(({ id, number, event }) => (
          <label key={id} class="check">
            <input type="radio" name="situation" value={id} onChange={() => setChosen(id)} />
            <span>
              <b>{t('watch-alerts.situation', { number })}</b> {tCode('alerts.event', event)}
            </span>
          </label>
        ))}
      </fieldset>
      <button type="button" class="btn sm" onClick={() => setNew(true)}>
        {t('watch-alerts.situation-new')}
      </button>
    </ActForm>
  );
}

/** A new situation of this alert and those that are ticked. */
function OpenWith({
  alert,
  others,
  onClose,
}: Pick<FormProps, 'alert' | 'onClose'> & { others: readonly BoardLine[] }) {
  const likely = likelyEvent([alert]);
  const [event, setEvent] = useState(likely ?? '');
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const tick = (id: string) =>
    setTicked(new Set(ticked.has(id) ? [...ticked].filter((one) => one !== id) : [...ticked, id]));
  const data = event === '' || ticked.size === 0 ? null : { event, alerts: [alert.id, ...ticked] };
  return (
    <ActDialog
      title={`${t('watch-alerts.situation-new')} · ${titleOf(alert)}`}
      does={t('watch-alerts.tie-them')}
      path="api/situations"
      data={data}
      onClose={onClose}
      onDone={() => touch('*')}
    >
      <fieldset class="choose-one">
        <legend>{t('watch-alerts.open-with')}</legend>
        {others.map((line) => (
          <label key={line.id} class="check">
            <input type="checkbox" checked={ticked.has(line.id)} onChange={() => tick(line.id)} />
            <span>
              <b>{placeOf(line)}</b> {line.number}
              <small>{knownOf(line, t, { withTime: false }).words}</small>
            </span>
          </label>
        ))}
      </fieldset>
      <Choice
        name="event"
        area="alerts.event"
        codes={alertCodes.events}
        chosen={likely}
        legend={t('watch-alerts.field.event')}
        onChoose={setEvent}
      />
    </ActDialog>
  );
}
