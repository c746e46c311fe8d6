import type { AlertDetail, TiedAlert } from '@ulinzi/domain/alerts';
import { act } from '../../shared/api.ts';
import { useAsking } from '../../shared/asking.ts';
import { Icon } from '../../shared/icon.tsx';
import { RefusalSaid } from '../../shared/reading.tsx';
import { linkTo } from '../../shared/route.ts';
import { actor } from '../../shared/session.ts';
import { t, tCode } from '../../shared/words.ts';
import { askForAll } from './asked-act.ts';
import { touch } from './board.ts';
import { capital } from './known.ts';
import { forAll } from './for-all.ts';
import './situations.css';

/** The situation of an alert: its other villages, and what each of them was told. */
export function SituationPane({ alert }: { alert: AlertDetail }) {
  const asking = useAsking();
  const { situation, together } = alert;
  if (!situation) return null;
  const villages = new Set(together.map(({ communityLabel }) => communityLabel)).size;
  const mayLead = alert.may.includes('tie') || alert.may.includes('untie');
  const end = () =>
    asking.ask(async () => {
      const answer = await act(`api/situations/${situation.id}/end`);
      touch('*');
      return answer;
    });
  return (
    <section class="pane situation-pane" aria-label={t('watch-alerts.situation-others')}>
      <h3>
        <Icon name="layers" size="s" /> {t('watch-alerts.situation', { number: situation.number })}
        <small>
          {capital(tCode('alerts.event', situation.event))} ·{' '}
          {t('watch-alerts.situation-size', { alerts: together.length, villages })}
        </small>
      </h3>
      <p class="sm mut">{t('watch-alerts.situation-rule')}</p>
      <ul data-scroll>
        {together
          .filter(({ id }) => id !== alert.id)
          .map((one) => (
            <Other key={one.id} one={one} />
          ))}
      </ul>
      {asking.refusal && <RefusalSaid refusal={asking.refusal} />}
      {mayLead && actor.value && (
        <div class="do">
          {(['take', 'hand'] as const).map((name) => {
            const all = forAll(alert, name);
            return (
              all && (
                <button
                  key={name}
                  type="button"
                  class="btn sm"
                  data-all={name}
                  onClick={() => askForAll(all)}
                >
                  {t('watch-alerts.for-all', {
                    act: tCode('watch-alerts.act', name),
                    count: all.alerts.length,
                  })}
                </button>
              )
            );
          })}
          <button type="button" class="btn sm quiet" data-all="end" onClick={() => void end()}>
            {t('watch-alerts.situation-end')}
          </button>
        </div>
      )}
    </section>
  );
}

/** Where it stands and what its village was told: feedback is its own, whatever was decided for all. */
function Other({ one }: { one: TiedAlert }) {
  const told = one.feedback.map(({ result }) =>
    result ? tCode('alerts.feedback-result', result) : t('watch-alerts.not-told-yet'),
  );
  const isTold = one.feedback.every(({ result }) => result === 'given');
  return (
    <li>
      <a href={linkTo('alerts', one.number)}>
        {one.communityLabel ?? capital(t('alerts.place-open'))} {one.number}
      </a>
      <span>
        {one.decision ? tCode('alerts.decision', one.decision) : tCode('alerts.state', one.status)} ·{' '}
        <span class={isTold ? 'told' : ''}>{[...new Set(told)].join(', ')}</span>
      </span>
    </li>
  );
}
