import type { ComponentChildren } from 'preact';
import { Dialog } from './dialog.tsx';
import { RefusalSaid } from './reading.tsx';
import type { Asking } from './asking.ts';
import { t } from './words.ts';

/**
 * A dialog with a form in it: what it asks, and below, where it stays in sight, why the node said no, the way out and
 * the one button. What was typed stays after a refusal.
 */
export function FormDialog({
  title,
  does,
  asking: { refusal, isBusy },
  canSend = true,
  isDone = false,
  onSend,
  onClose,
  children,
}: {
  title: string;
  /** The words on the button. */
  does: string;
  asking: Asking;
  canSend?: boolean;
  /** There is nothing more to send: only the way out is left. */
  isDone?: boolean;
  onSend: (form: HTMLFormElement) => Promise<void>;
  onClose: () => void;
  children: ComponentChildren;
}) {
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!isBusy && !isDone && canSend) void onSend(event.currentTarget);
        }}
      >
        <div class="body">{children}</div>
        <div class="foot">
          {refusal && <RefusalSaid refusal={refusal} />}
          <button type="button" class="btn" onClick={onClose}>
            {t(isDone ? 'watch.close' : 'watch.cancel')}
          </button>
          {!isDone && (
            <button type="submit" class="btn go" disabled={isBusy || !canSend}>
              {does}
            </button>
          )}
        </div>
      </form>
    </Dialog>
  );
}
