import { passkeyDevices, type PasskeyToMake } from '@ulinzi/domain/access';
import { useState } from 'preact/hooks';
import { post } from '../../shared/api.ts';
import { t } from '../../shared/words.ts';
import { typed, useForm } from './form-state.ts';
import { Done, Field, Refusal } from './parts.tsx';
import { makePasskey } from './passkey-device.ts';

/** Adds a passkey: which kind of device, the passphrase once more, then the device asks. */
export function AddPasskey({ postName, onAdded }: { postName: string; onAdded: () => void }) {
  const form = useForm();
  const [isOpen, setOpen] = useState(false);
  const [added, setAdded] = useState<string | null>(null);
  const add = async (filled: HTMLFormElement) => {
    form.refuse(null);
    setAdded(null);
    const given = { passphrase: typed(filled, 'passphrase'), device: typed(filled, 'device') };
    const asked = await form.ask(() => post<PasskeyToMake>('api/passkeys/begin', given));
    const made = asked && (await makePasskey(asked));
    if (typeof made === 'string') return form.refuse(t(`watch-access.device-${made}`));
    const done = made && (await form.ask(() => post<{ added: string }>('api/passkeys/finish', made)));
    if (!done) return;
    filled.reset();
    setAdded(done.added);
    onAdded();
  };
  return (
    <form
      class="fields add-device"
      onInput={() => setAdded(null)}
      onSubmit={async (event) => {
        event.preventDefault();
        if (isOpen) return;
        setOpen(true);
        await add(event.currentTarget);
        setOpen(false);
      }}
    >
      <input
        class="vh"
        name="username"
        autocomplete="username"
        value={postName}
        readOnly
        tabIndex={-1}
        aria-hidden="true"
      />
      <label class="field">
        <span>{t('watch-access.device')}</span>
        <select name="device">
          {passkeyDevices.map((device) => (
            <option key={device} value={device}>
              {t(`watch-access.in.${device}`)}
            </option>
          ))}
        </select>
      </label>
      <Field
        label={t('watch-access.passphrase-now')}
        name="passphrase"
        isSecret
        autocomplete="current-password"
      />
      <Refusal>{form.refusal}</Refusal>
      <Done>{added !== null && t('watch-access.device-added', { name: added })}</Done>
      <button type="submit" class="btn" aria-disabled={isOpen}>
        {t('watch-access.add-device')}
      </button>
    </form>
  );
}
