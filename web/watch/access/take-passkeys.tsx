import { useState } from 'preact/hooks';
import { act } from '../../shared/api.ts';
import { t } from '../../shared/words.ts';
import { useForm } from './form-state.ts';
import { Done, Refusal } from './parts.tsx';

/** For the administrator: a device of this post was lost. Asked twice, for it ends every screen of that post. */
export function TakePasskeys({ of, onDone }: { of: string; onDone: () => void }) {
  const form = useForm();
  const [isSure, setSure] = useState(false);
  const [isDone, setDone] = useState(false);
  const take = async () => {
    const done = await form.ask<unknown>(() => act<unknown>('api/passkeys/revoke', { post: of }));
    setSure(false);
    if (!done) return;
    setDone(true);
    onDone();
  };
  return (
    <>
      <Refusal>{form.refusal}</Refusal>
      <Done>{isDone && t('watch-access.all-taken')}</Done>
      {isSure ? (
        <div class="row">
          <button type="button" class="btn go" aria-disabled={form.isBusy} onClick={() => void take()}>
            {t('watch-access.take-all-sure')}
          </button>
          <button type="button" class="btn" onClick={() => setSure(false)}>
            {t('watch.cancel')}
          </button>
        </div>
      ) : (
        <button type="button" class="btn" onClick={() => setSure(true)}>
          {t('watch-access.take-all')}
        </button>
      )}
    </>
  );
}
