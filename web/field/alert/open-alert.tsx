// An alert of her base that is still open: where it stands, and what she can do from here without a network.
import { useState } from 'preact/hooks';
import { momentOf } from '../../shared/time.ts';
import { Page } from '../frame/page.tsx';
import { delta, Icon, isKept, type NotKept, sends, t, tCode, write } from '../notebook/index.ts';
import { NotKeptWords } from '../parts/not-kept.tsx';
import { placeLabel } from '../parts/place-words.ts';
import { isOnItsWay } from '../parts/standing.ts';

export function OpenAlert({ id }: { id: string }) {
  const [why, setWhy] = useState<NotKept | null>(null);
  const alert = delta.value?.alerts.find((one) => one.id === id);
  if (!alert)
    return (
      <Page title={t('field-alert.title')} back>
        <p class="empty">{t('field-alert.not-open')}</p>
      </Page>
    );
  const { number, community, receivedAt, status, next, saw } = alert;
  const hasAnswered = sends.value.some(
    (send) => send.act === 'alert.acknowledge' && send.subject === id && isOnItsWay(send),
  );
  const acknowledge = async () => {
    const made = await write('alert.acknowledge', { subject: id, saw, data: { clock: 'acknowledge' } });
    setWhy(isKept(made) ? null : made);
  };
  return (
    <Page
      title={t('field-alert.numbered', { number })}
      back
      dock={
        next === 'acknowledge' &&
        !hasAnswered && (
          <>
            <NotKeptWords why={why} />
            <button type="button" class="btn go" onClick={() => void acknowledge()}>
              <Icon name="check" />
              {t('field-alert.acknowledge')}
            </button>
            <p class="sm mut">{t('field-alert.acknowledge-why')}</p>
          </>
        )
      }
    >
      <dl class="known">
        <div>
          <dt>{t('field-alert.where-it-is')}</dt>
          <dd>{community ? placeLabel(community) : t('field-alert.somewhere')}</dd>
        </div>
        <div>
          <dt>{t('field-alert.received')}</dt>
          <dd>{momentOf(receivedAt)}</dd>
        </div>
        <div>
          <dt>{t('field-alert.state')}</dt>
          <dd class="cap">{tCode('alerts.state', status)}</dd>
        </div>
      </dl>
      {hasAnswered && (
        <p class="told" aria-live="polite">
          <Icon name="up" size="l" />
          <span>{t('field-alert.acknowledged-here')}</span>
        </p>
      )}
    </Page>
  );
}
