import { passphraseLength } from '@ulinzi/domain/access';
import type { Answer } from '../../shared/api.ts';
import { t } from '../../shared/words.ts';
import { typed, useForm } from './form-state.ts';
import { Field, Refusal } from './parts.tsx';
import { PinField } from './pin-field.tsx';
import { wrongWith } from './secrets.ts';

interface Secrets {
  readonly passphrase: string;
  readonly pin: string;
  readonly code: string;
}

/** Passphrase and PIN of one's own, each twice, and the first code as a proof that the phone has the key. */
export function NewSecrets({
  postName,
  onBack,
  onFinish,
}: {
  postName: string;
  onBack: () => void;
  onFinish: (secrets: Secrets) => Promise<Answer<unknown>>;
}) {
  const form = useForm();
  return (
    <form
      class="pane fields"
      onSubmit={async (event) => {
        event.preventDefault();
        const filled = event.currentTarget;
        const passphrase = typed(filled, 'passphrase');
        const pin = typed(filled, 'pin');
        const wrong =
          wrongWith({
            kind: 'passphrase',
            first: passphrase,
            second: typed(filled, 'passphrase-again'),
            post: postName,
          }) ?? wrongWith({ kind: 'pin', first: pin, second: typed(filled, 'pin-again'), post: postName });
        form.refuse(wrong && t(wrong));
        if (wrong) return;
        await form.ask(() => onFinish({ passphrase, pin, code: typed(filled, 'code').trim() }));
      }}
    >
      {/* For the browser's store of passwords: whose they are. */}
      <input
        class="vh"
        name="username"
        autocomplete="username"
        value={postName}
        readOnly
        tabIndex={-1}
        aria-hidden="true"
      />
      <Field
        label={t('watch-access.passphrase')}
        hint={t('watch-access.passphrase-hint', { length: passphraseLength })}
        name="passphrase"
        isSecret
        autocomplete="new-password"
      />
      <Field
        label={t('watch-access.passphrase-again')}
        name="passphrase-again"
        isSecret
        autocomplete="new-password"
      />
      <PinField label={t('watch-access.pin')} hint={t('watch-access.pin-hint')} name="pin" />
      <PinField label={t('watch-access.pin-again')} name="pin-again" />
      <Field
        label={t('watch-access.first-code')}
        hint={t('watch-access.first-code-hint')}
        name="code"
        autocomplete="one-time-code"
        spellcheck={false}
      />
      <Refusal>{form.refusal}</Refusal>
      <div class="row">
        <button type="submit" class="btn go" aria-disabled={form.isBusy}>
          {t(form.isBusy ? 'watch-access.checking' : 'watch-access.finish')}
        </button>
        <button type="button" class="btn quiet" onClick={onBack}>
          {t('watch-access.see-keys-again')}
        </button>
      </div>
    </form>
  );
}
