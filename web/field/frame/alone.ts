import { effect } from '@preact/signals';
import { lockNow, standing } from '../notebook/ground.ts';

/** Two windows of one notebook would give the same number twice: the one that is opened last shuts the other. */
export function openAlone(): void {
  let end: (() => void) | null = null;
  effect(() => {
    const isOpen = standing.value === 'open' || standing.value === 'blank';
    if (isOpen && !end) {
      const held = new Promise<void>((resolve) => {
        end = resolve;
      });
      navigator.locks
        .request('n', { steal: true }, () => held)
        .catch(() => {
          end = null;
          return lockNow();
        });
    } else if (!isOpen && end) {
      end();
      end = null;
    }
  });
}
