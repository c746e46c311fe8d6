import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { act, type Refused } from './api.ts';
import { Dialog } from './dialog.tsx';
import { Icon } from './icon.tsx';
import { RefusalSaid } from './reading.tsx';
import { t } from './words.ts';

/**
 * A dialog that does one act. A refusal is said inside it, and what was typed stays; an act that came too late is said
 * to be kept without effect. `data` gives null where something is still missing: the button then waits.
 */
export function ActDialog({
  title,
  does,
  path,
  data,
  onClose,
  onDone,
  children,
}: {
  title: string;
  /** The words on the button. */
  does: string;
  path: string;
  data: object | null;
  onClose: () => void;
  onDone: () => void;
  children: ComponentChildren;
}) {
  const [refusal, setRefusal] = useState<Refused | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [isContested, setContested] = useState(false);
  const submit = async (event: Event) => {
    event.preventDefault();
    if (!data || isBusy || isContested) return;
    setBusy(true);
    setRefusal(null);
    const answer = await act(path, data);
    setBusy(false);
    if (!answer) return;
    if (!answer.ok) return setRefusal(answer.refusal);
    onDone();
    if (answer.value.outcome === 'contested') setContested(true);
    else onClose();
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)}>
        <div class="body">
          {children}
          {refusal && <RefusalSaid refusal={refusal} />}
          {isContested && (
            <p class="refusal" role="alert">
              <Icon name="warn" />
              <span>{t('watch-registers.contested')}</span>
            </p>
          )}
        </div>
        <div class="foot">
          <button type="button" class="btn" onClick={onClose}>
            {t(isContested ? 'watch.close' : 'watch.cancel')}
          </button>
          {!isContested && (
            <button type="submit" class="btn go" disabled={!data || isBusy}>
              {does}
            </button>
          )}
        </div>
      </form>
    </Dialog>
  );
}
