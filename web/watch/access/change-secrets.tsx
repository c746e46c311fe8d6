import { passphraseLength } from '@ulinzi/domain/access';
import { useState } from 'preact/hooks';
import type { ComponentChildren } from 'preact';
import { post } from '../../shared/api.ts';
import { actor, session } from '../../shared/session.ts';
import { t } from '../../shared/words.ts';
import { typed, useForm } from './form-state.ts';
import { Done, Field, Refusal } from './parts.tsx';
import { PinField } from './pin-field.tsx';
import { wrongWith } from './secrets.ts';

/** A form that changes one secret: the passphrase of now proves who asks; at a duty desk she says which post is hers. */
function ChangeSecret({
  kind,
  postName,
  path,
  bodyOf,
  children,
}: {
  kind: 'passphrase' | 'pin';
  postName: string;
  path: string;
  bodyOf: (next: string) => object;
  children: ComponentChildren;
}) {
  const form = useForm();
  const [isDone, setDone] = useState(false);
  return (
    <form
      class="pane fields"
      onInput={() => setDone(false)}
      onSubmit={async (event) => {
        event.preventDefault();
        const filled = event.currentTarget;
        const next = typed(filled, 'next');
        const wrong = wrongWith({
          kind,
          first: next,
          second: typed(filled, 'next-again'),
          post: typed(filled, 'post') || postName,
        });
        form.refuse(wrong && t(wrong));
        if (wrong) return;
        const whose = typed(filled, 'post');
        const answer = await form.ask(() =>
          post(path, {
            passphrase: typed(filled, 'passphrase'),
            ...bodyOf(next),
            ...(whose !== '' && { post: whose }),
          }),
        );
        if (answer === null) return;
        filled.reset();
        setDone(true);
      }}
    >
      <h3>{t(`watch-access.change-${kind}`)}</h3>
      <input
        class="vh"
        name="username"
        autocomplete="username"
        value={postName}
        readOnly
        tabIndex={-1}
        aria-hidden="true"
      />
      {actor.value?.isDesk && (
        <label class="field">
          <span>{t('watch-access.as-post')}</span>
          <select name="post">
            {session.value?.deskPosts.map((one) => (
              <option key={one.post} value={one.post}>
                {one.label}
              </option>
            ))}
          </select>
        </label>
      )}
      <Field
        label={t('watch-access.passphrase-now')}
        name="passphrase"
        isSecret
        autocomplete="current-password"
      />
      {children}
      <Refusal>{form.refusal}</Refusal>
      <Done>{isDone && t(`watch-access.changed-${kind}`)}</Done>
      <button type="submit" class="btn" aria-disabled={form.isBusy}>
        {t(`watch-access.change-${kind}`)}
      </button>
    </form>
  );
}

export function ChangePassphrase({ postName }: { postName: string }) {
  return (
    <ChangeSecret
      kind="passphrase"
      postName={postName}
      path="api/account/passphrase"
      bodyOf={(next) => ({ next })}
    >
      <Field
        label={t('watch-access.passphrase-next')}
        hint={t('watch-access.passphrase-hint', { length: passphraseLength })}
        name="next"
        isSecret
        autocomplete="new-password"
      />
      <Field
        label={t('watch-access.passphrase-again')}
        name="next-again"
        isSecret
        autocomplete="new-password"
      />
    </ChangeSecret>
  );
}

export function ChangePin({ postName }: { postName: string }) {
  return (
    <ChangeSecret kind="pin" postName={postName} path="api/account/pin" bodyOf={(pin) => ({ pin })}>
      <PinField label={t('watch-access.pin-next')} hint={t('watch-access.pin-hint')} name="next" />
      <PinField label={t('watch-access.pin-again')} name="next-again" />
    </ChangeSecret>
  );
}
