import type { AlertDetail } from '@ulinzi/domain/alerts';
import { momentOf } from '../../shared/time.ts';
import { t, tCode } from '../../shared/words.ts';
import { names } from './open-alert.ts';

/** The newest of what was sent; a long ringing sends a page each minute. */
const shownDeliveries = 12;

/** Who is rung for it now and whether it reached them; then what was sent, and how far it has come. */
export function Sent({ alert }: { alert: AlertDetail }) {
  const { calls, deliveries } = alert;
  return (
    <>
      {calls.length > 0 && (
        <section class="sent">
          <h3 class="sec">{t('watch-alerts.rung')}</h3>
          <ul class="lines">
            {calls.map((call) => (
              <li key={`${call.clock}/${call.seat}/${call.cadence}`}>
                <span>
                  <b>{call.post ? names.post(call.post) : t('alerts.nobody-on-duty')}</b>{' '}
                  {t(`watch-alerts.cadence.${call.cadence}`, { seat: tCode('alerts.rung', call.seat) })}
                </span>
                <span class="v">
                  {call.delivery ? tCode('alerts.delivery', call.delivery) : t('watch-alerts.not-sent')}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {deliveries.length > 0 && (
        <section class="sent">
          <h3 class="sec">
            {t('watch-alerts.sent')}
            {deliveries.length > shownDeliveries && (
              <span class="r">{t('watch-alerts.newest-of', { count: deliveries.length })}</span>
            )}
          </h3>
          <ul class="lines">
            {deliveries
              .slice(-shownDeliveries)
              .reverse()
              .map((one, nth) => (
                <li key={`${one.at}/${one.purpose}/${one.post ?? ''}/${nth}`}>
                  <span>
                    <time dateTime={one.at}>{momentOf(one.at)}</time>{' '}
                    {tCode('watch-alerts.purpose', one.purpose)}
                    {one.post ? ` · ${names.post(one.post)}` : ''}
                  </span>
                  <span class={`v ${['failed', 'given-up'].includes(one.state) ? 'bad' : ''}`}>
                    {tCode('alerts.delivery', one.state)}
                    {one.cause ? ` (${tCode('alerts.delivery-cause', one.cause)})` : ''}
                  </span>
                </li>
              ))}
          </ul>
        </section>
      )}
    </>
  );
}
