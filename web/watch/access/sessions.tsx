import type { SessionsAnswer } from '@ulinzi/domain/access';
import { useEffect, useState } from 'preact/hooks';
import { act, read } from '../../shared/api.ts';
import { posts } from '../../shared/registers.ts';
import { refreshSession } from '../../shared/session.ts';
import { dayOf } from '../../shared/time.ts';
import { t } from '../../shared/words.ts';
import { useForm } from './form-state.ts';
import { Done, Refusal } from './parts.tsx';

type Session = SessionsAnswer['sessions'][number];

/** So few codes on the paper are soon used up. */
const fewCodes = 3;

/** Noon of a day, so that no zone makes it another. */
const noonOf = (day: string) => dayOf(`${day}T10:00:00Z`);

/** Where one is signed in, by days; an administrator looks at any post's. A lost laptop is signed out from here. */
export function Sessions({ own, isAdministrator }: { own: string; isAdministrator: boolean }) {
  const [of, setOf] = useState(own);
  const [sessions, setSessions] = useState<readonly Session[] | null>(null);
  const [codesLeft, setCodesLeft] = useState<number | null>(null);
  const [revoked, setRevoked] = useState(false);
  const form = useForm();
  const [unread, setUnread] = useState<string | null>(null);
  const [round, setRound] = useState(0);
  useEffect(() => {
    let isOver = false;
    const path = of === own ? 'api/sessions' : `api/sessions?post=${encodeURIComponent(of)}`;
    void read<SessionsAnswer>(path).then((answer) => {
      if (isOver) return;
      setUnread(answer.ok ? null : answer.refusal.message);
      setSessions(answer.ok ? answer.value.sessions : null);
      setCodesLeft(answer.ok ? answer.value.paperCodesLeft : null);
    });
    return () => {
      isOver = true;
    };
  }, [of, own, round]);
  const revoke = async (one: Session) => {
    const answer = await form.ask<unknown>(() => act<unknown>(`api/sessions/${one.id}/revoke`));
    if (!answer) return;
    if (one.isThis) return refreshSession();
    setRevoked(true);
    setRound(round + 1);
  };
  return (
    <section class="pane fields sessions">
      <h3>{t('watch-access.sessions')}</h3>
      {isAdministrator && (
        <PostOfSessions
          label={t('watch-access.sessions-of')}
          of={of}
          own={own}
          onChoose={(chosen) => {
            setRevoked(false);
            setOf(chosen);
          }}
        />
      )}
      {sessions === null && !unread && <p class="empty">{t('watch-access.reading')}</p>}
      {sessions?.length === 0 && <p class="empty">{t('watch-access.no-sessions')}</p>}
      {sessions !== null && sessions.length > 0 && (
        <div class="table" data-scroll>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('watch-access.session-kind')}</th>
                <th scope="col">{t('watch-access.started')}</th>
                <th scope="col">{t('watch-access.used')}</th>
                <th scope="col">
                  <span class="vh">{t('watch-access.revoke')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {sessions.map((one) => (
                <tr key={one.id}>
                  <td>
                    {t(one.isDesk ? 'watch-access.kind-desk' : 'watch-access.kind-browser')}{' '}
                    {one.isByPasskey && <span class="tag">{t('watch-access.by-device')}</span>}{' '}
                    {one.isThis && <span class="tag acc">{t('watch-access.this-one')}</span>}
                  </td>
                  <td>{noonOf(one.startedOn)}</td>
                  <td>{noonOf(one.usedOn)}</td>
                  <td class="n">
                    <button
                      type="button"
                      class="btn sm"
                      aria-label={t('watch-access.revoke-of', { day: noonOf(one.startedOn) })}
                      onClick={() => void revoke(one)}
                    >
                      {t('watch-access.revoke')}
                    </button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {codesLeft !== null && (
        <p class={codesLeft < fewCodes ? 'refusal' : 'sm mut'}>
          {t('watch-access.codes-left', { count: codesLeft })}
        </p>
      )}
      <Refusal>{unread ?? form.refusal}</Refusal>
      <Done>{revoked && t('watch-access.revoked')}</Done>
    </section>
  );
}

/** For the administrator: whose they are. */
export function PostOfSessions({
  label,
  of,
  own,
  onChoose,
}: {
  label: string;
  of: string;
  own: string;
  onChoose: (post: string) => void;
}) {
  useEffect(() => void posts.refresh(), []);
  return (
    <label class="field">
      <span>{label}</span>
      <select value={of} onChange={(event) => onChoose(event.currentTarget.value)}>
        <option value={own}>{t('watch-access.mine')}</option>
        {(posts.value.value?.posts ?? [])
          .filter(({ slug }) => slug !== own)
          .map(({ slug, label }) => (
            <option key={slug} value={slug}>
              {label}
            </option>
          ))}
      </select>
    </label>
  );
}
