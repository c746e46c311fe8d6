// The reader's own account: who she is here, where she is signed in, her secrets, and this screen as a duty desk.
import { mayOpenDesk } from '@ulinzi/domain/access';
import { Icon } from '../../shared/icon.tsx';
import { post } from '../../shared/api.ts';
import { placeOfPost } from '../../shared/registers.ts';
import { actor, isExercise, refreshSession } from '../../shared/session.ts';
import { t, tCode } from '../../shared/words.ts';
import { ChangePassphrase, ChangePin } from './change-secrets.tsx';
import { DutyDesk } from './duty-desk.tsx';
import { useForm } from './form-state.ts';
import { Refusal } from './parts.tsx';
import { Passkeys } from './passkeys.tsx';
import { Sessions } from './sessions.tsx';
import './access.css';

export function AccountScreen() {
  const form = useForm();
  const sitting = actor.value;
  if (!sitting) return null;
  const signOut = async () => {
    const answer = await form.ask(() => post('api/session/end'));
    if (answer) await refreshSession();
  };
  return (
    <section class="page account">
      <header class="pane who-i-am">
        <Icon name="user" size="l" />
        <div>
          <h2>{sitting.label}</h2>
          <p class="mut">
            {tCode('roles', sitting.role)} · {placeOfPost(sitting)}
          </p>
        </div>
        <span class="grow" />
        {/* A duty desk is ended below, with a PIN. */}
        {!sitting.isDesk && (
          <button type="button" class="btn go" aria-disabled={form.isBusy} onClick={() => void signOut()}>
            <Icon name="out" />
            {t('watch-access.sign-out')}
          </button>
        )}
        <Refusal>{form.refusal}</Refusal>
      </header>
      {mayOpenDesk(sitting) && <DutyDesk key={String(sitting.isDesk)} isDesk={sitting.isDesk} />}
      <Sessions key={sitting.post} own={sitting.post} isAdministrator={sitting.role === 'administrator'} />
      {isExercise.value ? (
        <p class="mut sm">{t('watch-access.no-secrets-in-exercise')}</p>
      ) : (
        <>
          {!sitting.isDesk && (
            <Passkeys
              key={`devices-${sitting.post}`}
              own={sitting.post}
              isAdministrator={sitting.role === 'administrator'}
            />
          )}
          <div class="two">
            {!sitting.isDesk && <ChangePassphrase postName={sitting.post} />}
            {/* At a duty desk too: a PIN that is locked is replaced where it is needed. */}
            <ChangePin postName={sitting.post} />
          </div>
        </>
      )}
    </section>
  );
}
