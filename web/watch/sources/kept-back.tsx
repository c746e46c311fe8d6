import { discardReasons, releaseReasons } from '@ulinzi/domain/channels';
import type { KeptBackAnswer } from '@ulinzi/domain/registers';
import { useState } from 'preact/hooks';
import { ActDialog } from '../../shared/act-dialog.tsx';
import { Icon } from '../../shared/icon.tsx';
import { listOf } from '../../shared/list.ts';
import { NotedWords } from '../../shared/noted-words.tsx';
import { Reading } from '../../shared/reading.tsx';
import { momentOf } from '../../shared/time.ts';
import { t } from '../../shared/words.ts';

type Message = KeptBackAnswer['messages'][number];
type Doing = 'read' | 'release' | 'discard';

const keptBack = listOf<KeptBackAnswer>('api/messages', 'sources');
const does: readonly Doing[] = ['read', 'release', 'discard'];
const reasons = { release: releaseReasons, discard: discardReasons } as const;

/** Messages of revoked phones and those that were set aside: each waits until somebody says what it is. */
export function KeptBack() {
  const [open, setOpen] = useState<{ message: Message; doing: Doing } | null>(null);
  const close = () => setOpen(null);
  return (
    <section class="kept-back">
      <h3>{t('watch-handsets.title')}</h3>
      <p class="lead">{t('watch-handsets.lead')}</p>
      <Reading of={keptBack}>
        {({ messages, waiting }) =>
          messages.length === 0 ? (
            <p class="empty pane">{t('watch-handsets.empty')}</p>
          ) : (
            <div class="pane wide-table" data-scroll>
              <table class="stacked">
                <caption>{t('watch-handsets.waiting', { count: waiting })}</caption>
                <thead>
                  <tr>
                    <th scope="col">{t('watch-handsets.at')}</th>
                    <th scope="col">{t('watch-handsets.why')}</th>
                    <th scope="col">{t('watch-handsets.kind')}</th>
                    <th scope="col">
                      <span class="vh">{t('watch-sources.act')}</span>
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {messages.map((message) => (
                    <Row key={message.id} message={message} onDo={(doing) => setOpen({ message, doing })} />
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </Reading>
      {open?.doing === 'read' && (
        <NotedWords
          title={t('watch-handsets.read-title')}
          path={`api/messages/${open.message.id}/words`}
          onClose={close}
        />
      )}
      {open && open.doing !== 'read' && (
        <EndDialog message={open.message} doing={open.doing} onClose={close} />
      )}
    </section>
  );
}

function Row({ message, onDo }: { message: Message; onDo: (doing: Doing) => void }) {
  const at = momentOf(message.at);
  return (
    <tr>
      <th scope="row" data-label={t('watch-handsets.at')}>
        {at}
      </th>
      <td data-label={t('watch-handsets.why')}>{t(`watch-handsets.why.${message.why}`)}</td>
      <td data-label={t('watch-handsets.kind')}>
        {t(message.kind === 'call' ? 'alerts.channel.call' : 'alerts.channel.sms')}
      </td>
      <td>
        <div class="acts">
          {does.map((doing) => (
            <button key={doing} type="button" class="btn sm" onClick={() => onDo(doing)}>
              {t(`watch-handsets.${doing}`)}
              <span class="vh"> {at}</span>
            </button>
          ))}
        </div>
      </td>
    </tr>
  );
}

/** Made an alert, or not: with a reason, and what happens then is said before the button. */
function EndDialog({
  message,
  doing,
  onClose,
}: {
  message: Message;
  doing: 'release' | 'discard';
  onClose: () => void;
}) {
  const [reason, setReason] = useState('');
  return (
    <ActDialog
      title={t(`watch-handsets.${doing}-title`)}
      does={t(`watch-handsets.${doing}`)}
      path={`api/messages/${message.id}/${doing}`}
      data={reason === '' ? null : { reason }}
      onClose={onClose}
      onDone={() => void keptBack.refresh()}
    >
      <p>
        <b>{momentOf(message.at)}</b> · {t(`watch-handsets.why.${message.why}`)}
      </p>
      <fieldset class="choices">
        <legend>{t('watch-handsets.reason')}</legend>
        {reasons[doing].map((one) => (
          <label key={one}>
            <input
              type="radio"
              name="reason"
              required
              checked={reason === one}
              onChange={() => setReason(one)}
            />
            <span class="cap">{t(`watch-handsets.reason.${one}`)}</span>
          </label>
        ))}
      </fieldset>
      <p class="rule">
        <Icon name="shield" />
        <span>{t(`watch-handsets.${doing}-said`)}</span>
      </p>
    </ActDialog>
  );
}
