import { useState } from 'preact/hooks';
import { Reading } from '../../shared/reading.tsx';
import { postLabel } from '../../shared/registers.ts';
import { actor, isExercise } from '../../shared/session.ts';
import { t } from '../../shared/words.ts';
import { ClaimCode, type CodeGiven, RenewDialog } from '../posts/index.ts';
import { LanguageDialog, SessionsDialog } from './account-dialogs.tsx';
import { languageSaid } from './languages-known.tsx';
import { type Account, accounts, needyFirst } from './upkeep.ts';

type Does = 'sessions' | 'code' | 'language';

/** Post by post: whether somebody holds it, has chosen her secrets, and is signed in. Never who. */
export function Accounts() {
  const [doing, setDoing] = useState<{ account: Account; does: Does } | null>(null);
  const [given, setGiven] = useState<CodeGiven | null>(null);
  const close = () => setDoing(null);
  const done = () => void accounts.refresh();
  return (
    <section class="pane part">
      <h3>{t('watch-upkeep.accounts')}</h3>
      <p class="mut">{t('watch-upkeep.accounts-said')}</p>
      {given && <ClaimCode {...given} onNoted={() => setGiven(null)} />}
      <Reading of={accounts}>
        {(value) => (
          <div class="wide-table" data-scroll>
            <table class="stacked">
              <thead>
                <tr>
                  <th scope="col">{t('watch-upkeep.post')}</th>
                  <th scope="col">{t('watch-upkeep.holder')}</th>
                  <th scope="col">{t('watch-upkeep.language')}</th>
                  <th scope="col">{t('watch-upkeep.sessions')}</th>
                  <th scope="col">
                    <span class="vh">{t('watch-upkeep.change')}</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {needyFirst(value.accounts).map((account) => (
                  <Row key={account.post} account={account} onDo={(does) => setDoing({ account, does })} />
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Reading>
      {doing?.does === 'sessions' && <SessionsDialog account={doing.account} onClose={close} onDone={done} />}
      {doing?.does === 'code' && (
        <RenewDialog
          post={{ slug: doing.account.post, label: postLabel(doing.account.post) }}
          onCode={setGiven}
          onClose={close}
          onDone={done}
        />
      )}
      {doing?.does === 'language' && <LanguageDialog account={doing.account} onClose={close} onDone={done} />}
    </section>
  );
}

/** An exercise knows no secrets: whoever looks sits where she likes. */
function holderSaid({ isHeld, isEnrolled }: Account): 'vacant' | 'held' | 'enrolled' | 'not-enrolled' {
  if (!isHeld) return 'vacant';
  if (isExercise.value) return 'held';
  return isEnrolled ? 'enrolled' : 'not-enrolled';
}

function Row({ account, onDo }: { account: Account; onDo: (does: Does) => void }) {
  const { post, isHeld, sessions, language } = account;
  const label = postLabel(post);
  const button = (does: Does) => (
    <button type="button" class="btn sm" onClick={() => onDo(does)}>
      {t(`watch-upkeep.row.${does}`)}
      <span class="vh"> {label}</span>
    </button>
  );
  return (
    <tr>
      <th scope="row">{label}</th>
      <td data-label={t('watch-upkeep.holder')}>{t(`watch-upkeep.${holderSaid(account)}`)}</td>
      <td data-label={t('watch-upkeep.language')}>
        <span lang={language} class="cap">
          {languageSaid(language)}
        </span>
      </td>
      <td data-label={t('watch-upkeep.sessions')}>{t('watch-upkeep.screens', { count: sessions })}</td>
      <td>
        <div class="acts">
          {button('language')}
          {sessions > 0 && button('sessions')}
          {/* Her own would go with the session in which it is shown. */}
          {isHeld && post !== actor.value?.post && button('code')}
        </div>
      </td>
    </tr>
  );
}
