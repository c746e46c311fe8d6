import type { PasskeysAnswer } from '@ulinzi/domain/access';
import { useEffect, useState } from 'preact/hooks';
import { act, read } from '../../shared/api.ts';
import { dayOf } from '../../shared/time.ts';
import { t } from '../../shared/words.ts';
import { AddPasskey } from './add-passkey.tsx';
import { useForm } from './form-state.ts';
import { Done, Refusal } from './parts.tsx';
import { hasPasskeysHere } from './passkey-device.ts';
import { PostOfSessions } from './sessions.tsx';
import { TakePasskeys } from './take-passkeys.tsx';

type Passkey = PasskeysAnswer['passkeys'][number];

const noonOf = (day: string) => dayOf(`${day}T10:00:00Z`);

/** Devices that open this account by themselves: what that means, which there are, and one more. */
export function Passkeys({ own, isAdministrator }: { own: string; isAdministrator: boolean }) {
  const [of, setOf] = useState(own);
  const [passkeys, setPasskeys] = useState<readonly Passkey[] | null>(null);
  const [unread, setUnread] = useState<string | null>(null);
  const [removed, setRemoved] = useState(false);
  const [round, setRound] = useState(0);
  const form = useForm();
  useEffect(() => {
    let isOver = false;
    const path = of === own ? 'api/passkeys' : `api/passkeys?post=${encodeURIComponent(of)}`;
    void read<PasskeysAnswer>(path).then((answer) => {
      if (isOver) return;
      setUnread(answer.ok ? null : answer.refusal.message);
      setPasskeys(answer.ok ? answer.value.passkeys : null);
    });
    return () => {
      isOver = true;
    };
  }, [of, own, round]);
  const again = () => setRound((before) => before + 1);
  const remove = async ({ id }: Passkey) => {
    const done = await form.ask<unknown>(() => act<unknown>(`api/passkeys/${id}/remove`));
    if (!done) return;
    setRemoved(true);
    again();
  };
  return (
    <section class="pane fields sessions passkeys">
      <h3>{t('watch-access.devices')}</h3>
      <ul class="points">
        <li>{t('watch-access.device-means')}</li>
        <li>{t('watch-access.device-shows')}</li>
        <li>{t('watch-access.device-lost')}</li>
      </ul>
      {isAdministrator && (
        <PostOfSessions
          label={t('watch-access.devices-of')}
          of={of}
          own={own}
          onChoose={(chosen) => {
            setRemoved(false);
            setOf(chosen);
          }}
        />
      )}
      {passkeys === null && !unread && <p class="empty">{t('watch-access.reading')}</p>}
      {passkeys?.length === 0 && <p class="empty">{t('watch-access.no-devices')}</p>}
      {passkeys !== null && passkeys.length > 0 && <PasskeyTable passkeys={passkeys} onRemove={remove} />}
      <Refusal>{unread ?? form.refusal}</Refusal>
      <Done>{removed && t('watch-access.device-removed')}</Done>
      {of !== own && <TakePasskeys key={of} of={of} onDone={again} />}
      {of === own &&
        (hasPasskeysHere() ? (
          <AddPasskey
            postName={own}
            onAdded={() => {
              setRemoved(false);
              again();
            }}
          />
        ) : (
          <p class="sm mut">{t('watch-access.device-address')}</p>
        ))}
    </section>
  );
}

function PasskeyTable({
  passkeys,
  onRemove,
}: {
  passkeys: readonly Passkey[];
  onRemove: (passkey: Passkey) => Promise<void>;
}) {
  return (
    <div class="table" data-scroll>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('watch-access.device')}</th>
            <th scope="col">{t('watch-access.added')}</th>
            <th scope="col">{t('watch-access.used')}</th>
            <th scope="col">
              <span class="vh">{t('watch-access.remove')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {passkeys.map((one) => (
            <tr key={one.id}>
              <td>
                {t(`watch-access.in.${one.device}`)}{' '}
                {one.isSynced && <span class="tag">{t('watch-access.synced')}</span>}
                {/* As the device itself lists it. */}
                <small class="mut">{one.name}</small>
              </td>
              <td>{noonOf(one.addedOn)}</td>
              <td>{one.usedOn === null ? t('watch-access.never-used') : noonOf(one.usedOn)}</td>
              <td class="n">
                <button
                  type="button"
                  class="btn sm"
                  aria-label={t('watch-access.remove-named', { name: one.name })}
                  onClick={() => void onRemove(one)}
                >
                  {t('watch-access.remove')}
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
