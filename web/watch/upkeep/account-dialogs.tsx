import type { SessionsAnswer } from '@ulinzi/domain/access';
import { postLanguages } from '@ulinzi/domain/people';
import { useEffect, useState } from 'preact/hooks';
import { ActDialog } from '../../shared/act-dialog.tsx';
import { act, read, type Refused } from '../../shared/api.ts';
import { useAsking } from '../../shared/asking.ts';
import { Dialog } from '../../shared/dialog.tsx';
import { RefusalSaid } from '../../shared/reading.tsx';
import { postLabel } from '../../shared/registers.ts';
import { dayOf } from '../../shared/time.ts';
import { t } from '../../shared/words.ts';
import { languageSaid } from './languages-known.tsx';
import type { Account } from './upkeep.ts';

interface DialogProps {
  readonly account: Account;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

type Session = SessionsAnswer['sessions'][number];

/** Noon of a day, so that no zone makes it another. */
const noonOf = (day: string) => dayOf(`${day}T10:00:00Z`);

/** Screens of a post by days; a lost computer is signed out from here. */
export function SessionsDialog({ account: { post }, onClose, onDone }: DialogProps) {
  const [sessions, setSessions] = useState<readonly Session[] | null>(null);
  const [unread, setUnread] = useState<Refused | null>(null);
  const asking = useAsking();
  useEffect(() => {
    let isOver = false;
    void read<SessionsAnswer>(`api/sessions?post=${encodeURIComponent(post)}`).then((answer) => {
      if (isOver) return;
      setSessions(answer.ok ? answer.value.sessions : null);
      setUnread(answer.ok ? null : answer.refusal);
    });
    return () => {
      isOver = true;
    };
  }, [post]);
  const refusal = unread ?? asking.refusal;
  const revoke = async ({ id }: Session) => {
    if (!(await asking.ask(() => act<unknown>(`api/sessions/${id}/revoke`)))) return;
    setSessions((before) => before?.filter((one) => one.id !== id) ?? null);
    onDone();
  };
  return (
    <Dialog title={t('watch-upkeep.sessions-of', { post: postLabel(post) })} onClose={onClose}>
      <div class="body">
        {sessions === null && !refusal && <output>{t('watch-registers.loading')}</output>}
        {sessions?.length === 0 && <p>{t('watch-access.no-sessions')}</p>}
        <ul class="sessions-list">
          {sessions?.map((one) => (
            <li key={one.id}>
              <span>
                {t(one.isDesk ? 'watch-access.kind-desk' : 'watch-access.kind-browser')}
                <span class="mut">
                  {' '}
                  {t('watch-upkeep.session-days', { from: noonOf(one.startedOn), used: noonOf(one.usedOn) })}
                </span>
              </span>
              <button
                type="button"
                class="btn sm"
                disabled={asking.isBusy}
                aria-label={t('watch-access.revoke-of', { day: noonOf(one.startedOn) })}
                onClick={() => void revoke(one)}
              >
                {t('watch-access.revoke')}
              </button>
            </li>
          ))}
        </ul>
        {refusal && <RefusalSaid refusal={refusal} />}
      </div>
    </Dialog>
  );
}

/** The language in which a post is written to, by SMS too. */
export function LanguageDialog({ account: { post, language }, onClose, onDone }: DialogProps) {
  const [chosen, setChosen] = useState(language);
  return (
    <ActDialog
      title={t('watch-upkeep.language-of', { post: postLabel(post) })}
      does={t('watch-upkeep.set')}
      path={`api/posts/${post}/describe`}
      data={chosen === language ? null : { language: chosen }}
      onClose={onClose}
      onDone={onDone}
    >
      <fieldset class="choices">
        <legend>{t('watch-upkeep.language-said')}</legend>
        {postLanguages.map((one) => (
          <label key={one}>
            <input type="radio" name="language" checked={chosen === one} onChange={() => setChosen(one)} />
            <span class="cap" lang={one}>
              {languageSaid(one)}
            </span>
          </label>
        ))}
      </fieldset>
    </ActDialog>
  );
}
