import { left, minuteNow } from '../../shared/time.ts';
import { delta, now, sends, t } from '../notebook/index.ts';
import { placeLabel } from '../parts/place-words.ts';
import { Row } from '../parts/row.tsx';
import { isOnItsWay } from '../parts/standing.ts';

/** Alerts of her base that nobody has answered for yet, each with how long it has been waiting. Others take their course. */
export function AlertRows() {
  const ringing = (delta.value?.alerts ?? []).filter(
    ({ id, next }) =>
      next === 'acknowledge' &&
      !sends.value.some(
        (send) => send.act === 'alert.acknowledge' && send.subject === id && isOnItsWay(send),
      ),
  );
  // Read, so that the age is drawn again each minute.
  const at = minuteNow.value && now();
  return (
    <>
      {ringing.map(({ id, number, community, receivedAt }) => (
        <Row
          key={id}
          icon="bell"
          title={t('field-home.alert', { place: community ? placeLabel(community) : number })}
          under={t('field-home.alert-why', { number })}
          value={left(Math.max(0, at - Date.parse(receivedAt)))}
          valueUnder={t('field-home.waiting-since')}
          tone="soon"
          to={['alert', id]}
        />
      ))}
    </>
  );
}
