import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { act, type Done } from './api.ts';
import { useAsking } from './asking.ts';
import { FormDialog } from './form-dialog.tsx';
import { Icon } from './icon.tsx';
import { t } from './words.ts';

/**
 * A dialog that does one act. An act that came too late is said to be kept without effect. `data` gives null where
 * something is still missing: the button then waits.
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
  onDone: (done: Done) => void;
  children: ComponentChildren;
}) {
  const asking = useAsking();
  const [isContested, setContested] = useState(false);
  const send = async () => {
    const done = data && (await asking.ask(() => act(path, data)));
    if (!done) return;
    onDone(done);
    if (done.outcome === 'contested') setContested(true);
    else onClose();
  };
  return (
    <FormDialog
      title={title}
      does={does}
      asking={asking}
      canSend={data !== null}
      isDone={isContested}
      onSend={send}
      onClose={onClose}
    >
      {children}
      {isContested && (
        <p class="refusal" role="alert">
          <Icon name="warn" />
          <span>{t('watch-registers.contested')}</span>
        </p>
      )}
    </FormDialog>
  );
}
