import type { SessionAnswer } from '@ulinzi/domain/access';
import { post } from '../../shared/api.ts';
import { refreshSession } from '../../shared/session.ts';
import { t } from '../../shared/words.ts';
import { typed, useForm } from './form-state.ts';
import { Field, Refusal } from './parts.tsx';
import { hasPasskeysHere } from './passkey-device.ts';
import { PasskeySignIn } from './passkey-sign-in.tsx';

/** Post, passphrase and a code. The refusal is the node's: the same words whichever of the three was wrong. */
export function SignInForm({ onFirstTime }: { onFirstTime: () => void }) {
  const form = useForm();
  return (
    <>
      {hasPasskeysHere() && <PasskeySignIn />}
      <p class="mut">{t('watch-access.sign-in-said')}</p>
      <form
        class="pane fields"
        onSubmit={async (event) => {
          event.preventDefault();
          const filled = event.currentTarget;
          const session = await form.ask(() =>
            post<SessionAnswer>('api/session', {
              post: typed(filled, 'post').trim(),
              passphrase: typed(filled, 'passphrase'),
              code: typed(filled, 'code').trim(),
            }),
          );
          if (session) await refreshSession();
        }}
      >
        <Field
          label={t('watch-access.post')}
          hint={t('watch-access.post-hint')}
          name="post"
          autocomplete="username"
          autocapitalize="none"
          spellcheck={false}
        />
        <Field
          label={t('watch-access.passphrase')}
          name="passphrase"
          isSecret
          autocomplete="current-password"
        />
        <Field
          label={t('watch-access.code')}
          hint={t('watch-access.code-hint')}
          name="code"
          autocomplete="one-time-code"
          autocapitalize="characters"
          spellcheck={false}
        />
        <Refusal>{form.refusal}</Refusal>
        <button type="submit" class="btn go" aria-disabled={form.isBusy}>
          {t(form.isBusy ? 'watch-access.checking' : 'watch-access.enter')}
        </button>
      </form>
      <p>
        <button type="button" class="btn quiet" onClick={onFirstTime}>
          {t('watch-access.have-one-time-code')}
        </button>
      </p>
      <p class="mut sm">{t('watch-access.lost')}</p>
    </>
  );
}
