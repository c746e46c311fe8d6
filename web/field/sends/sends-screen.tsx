// Has it left, has it arrived, how many bytes wait? Nothing is made to look better than it is known to be.
import { momentOf } from '../../shared/time.ts';
import { Page } from '../frame/page.tsx';
import { delta, Icon, type IconName, type Send, sends, t, tCode } from '../notebook/index.ts';
import { bytesWords } from '../parts/bytes.ts';
import { Part } from '../parts/part.tsx';
import { placeLabel } from '../parts/place-words.ts';
import { Row } from '../parts/row.tsx';
import { bytesOf, secondsOver2G, standingOf } from '../parts/standing.ts';

const icons: Record<string, IconName> = {
  alert: 'bell',
  report: 'report',
  question: 'sms',
  recommendation: 'flag',
  visit: 'team',
};

const written = (at: number) => momentOf(new Date(at).toISOString());

/** "Rapport du jour", "Alerte": by what was written, never by its words. */
function titleOf({ act, data }: Send): string {
  if (act === 'report.send' && typeof data.kind === 'string') return t(`field-write.kind.${data.kind}`);
  return tCode('field-sends.act', act);
}

function placeAnd({ data }: Send, ...more: string[]): string {
  const place = typeof data.community === 'string' ? placeLabel(data.community) : '';
  return [place, ...more].filter(Boolean).join(' · ');
}

/** What the office has said of a report since: accepted, sent back. */
function wordOf({ id }: Send): string {
  const state = delta.value?.reports.find((one) => one.id === id)?.state;
  return state && state !== 'sent' ? tCode('reports.state', state) : '';
}

const iconOf = ({ act }: Send) => icons[act.split('.')[0] ?? ''] ?? 'edit';

export function SendsScreen() {
  const { waits, gone, arrived, refused } = standingOf(sends.value);
  const bytes = bytesOf(waits);
  const isEmpty = sends.value.length === 0;
  return (
    <Page title={t('field-sends.title')}>
      {isEmpty && (
        <p class="empty">
          <b>{t('field-sends.empty')}</b>
          {t('field-sends.empty-why')}
        </p>
      )}
      {refused.length > 0 && (
        <Part title={t('field-sends.refused')}>
          <ul class="lst">
            {refused.map((send) => (
              <Row
                key={send.id}
                icon="warn"
                title={titleOf(send)}
                under={
                  <>
                    {send.refused ? tCode('refusals', send.refused) : ''} {t('field-sends.refused-do')}
                  </>
                }
                value={written(send.at)}
              />
            ))}
          </ul>
        </Part>
      )}
      {waits.length > 0 && (
        <Part
          title={t('field-sends.waits')}
          end={t('field-sends.about', { bytes: bytesWords(bytes), seconds: secondsOver2G(bytes) })}
        >
          <ol class="lst">
            {waits.map((send, at) => (
              <Row
                key={send.id}
                icon={iconOf(send)}
                title={t('field-sends.in-order', { at: at + 1, title: titleOf(send) })}
                under={placeAnd(send, written(send.at))}
                value={bytesWords(send.bytes)}
              />
            ))}
          </ol>
        </Part>
      )}
      {gone.length > 0 && (
        <Part title={t('field-sends.gone')}>
          <ul class="lst">
            {gone.map((send) => (
              <Row
                key={send.id}
                icon={iconOf(send)}
                title={titleOf(send)}
                under={placeAnd(
                  send,
                  t(send.state === 'held' ? 'field-sends.held' : 'field-sends.unconfirmed'),
                )}
                value={bytesWords(send.bytes)}
              />
            ))}
          </ul>
        </Part>
      )}
      {arrived.length > 0 && (
        <Part title={t('field-sends.arrived')} end={t('field-sends.kept-days')}>
          <ul class="lst">
            {arrived.map((send) => (
              <Row
                key={send.id}
                icon={send.state === 'contested' ? 'warn' : 'check2'}
                isDone
                title={titleOf(send)}
                under={
                  send.state === 'contested'
                    ? t('field-sends.contested')
                    : placeAnd(
                        send,
                        t('field-sends.arrived-at', { at: written(send.arrivedAt ?? send.at) }),
                        wordOf(send),
                      )
                }
                value={send.number ? t('field-sends.number', { number: send.number }) : undefined}
              />
            ))}
          </ul>
        </Part>
      )}
      {!isEmpty && (
        <p class="sm mut">
          <Icon name="shield" size="s" /> {t('field-sends.honest')}
        </p>
      )}
    </Page>
  );
}
