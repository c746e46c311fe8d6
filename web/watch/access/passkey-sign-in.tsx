import type { PasskeyToShow, SessionAnswer } from '@ulinzi/domain/access';
import { useState } from 'preact/hooks';
import { post } from '../../shared/api.ts';
import { Icon } from '../../shared/icon.tsx';
import { refreshSession } from '../../shared/session.ts';
import { t } from '../../shared/words.ts';
import { useForm } from './form-state.ts';
import { Refusal } from './parts.tsx';
import { showPasskey } from './passkey-device.ts';

/** In by a device that was added before: nothing is typed, and the post is the device's to tell. */
export function PasskeySignIn() {
  const form = useForm();
  const [isOpen, setOpen] = useState(false);
  const enter = async () => {
    if (isOpen) return;
    form.refuse(null);
    setOpen(true);
    const asked = await form.ask(() => post<PasskeyToShow>('api/session/passkey/begin'));
    const shown = asked && (await showPasskey(asked));
    if (typeof shown === 'string') form.refuse(t(`watch-access.device-${shown}`));
    else if (shown) {
      const session = await form.ask(() => post<SessionAnswer>('api/session/passkey/finish', shown));
      if (session) await refreshSession();
    }
    setOpen(false);
  };
  return (
    <section class="pane fields by-device">
      <button type="button" class="btn go" aria-disabled={isOpen} onClick={() => void enter()}>
        <Icon name="key" />
        {t('watch-access.enter-by-device')}
      </button>
      <p class="sm mut">{t('watch-access.enter-by-device-said')}</p>
      <Refusal>{form.refusal}</Refusal>
    </section>
  );
}
