// The locked notebook: a name, a field, a button. A long press on the name opens a list that means nothing to a stranger.
import { useEffect, useState } from 'preact/hooks';
import { openDoor, waitNow } from '../keep/index.ts';
import { openNotebook } from '../notebook/ground.ts';
import { t } from '../notebook/index.ts';
import { LanguageChoice } from './language-choice.tsx';
import { longPress } from './press.ts';
import { SlipList } from './slip-list.tsx';

const second = 1_000;

/** Seconds to wait yet, counted down. */
function useWait(): [number, (ms: number) => void] {
  const [left, setLeft] = useState(0);
  useEffect(() => {
    void waitNow().then(setLeft);
  }, []);
  useEffect(() => {
    if (left <= 0) return undefined;
    const timer = setTimeout(() => setLeft(Math.max(0, left - second)), Math.min(left, second));
    return () => clearTimeout(timer);
  }, [left]);
  return [Math.ceil(left / second), setLeft];
}

export function LockScreen() {
  const [passphrase, setPassphrase] = useState('');
  const [isWrong, setWrong] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [isNoting, setNoting] = useState(false);
  const [wait, setWait] = useWait();
  const [press] = useState(() => longPress(() => setNoting(true)));

  const submit = async (event: Event) => {
    event.preventDefault();
    setBusy(true);
    const opening = await openDoor(passphrase);
    if ('key' in opening) {
      await openNotebook(opening.key);
      return;
    }
    setPassphrase('');
    setWrong(true);
    setWait('waitMs' in opening ? opening.waitMs : await waitNow());
    setBusy(false);
  };

  return (
    <main class="outside">
      <h1 {...press}>{t('field-lock.title')}</h1>
      {isNoting ? (
        <SlipList onDone={() => setNoting(false)} />
      ) : (
        <form onSubmit={(event) => void submit(event)}>
          <label class="field">
            <span>{t('field-lock.passphrase')}</span>
            <input
              name="passphrase"
              type="password"
              autocomplete="current-password"
              value={passphrase}
              disabled={isBusy}
              onInput={(event) => setPassphrase(event.currentTarget.value)}
              required
            />
          </label>
          {isWrong && (
            <p class="refusal" role="alert">
              {t('field-lock.wrong')}
            </p>
          )}
          <button class="btn go" disabled={isBusy || wait > 0}>
            {wait > 0 ? t('field-lock.wait', { seconds: wait }) : t('field-lock.open')}
          </button>
        </form>
      )}
      <LanguageChoice />
    </main>
  );
}
