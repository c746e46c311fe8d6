// The keys of the watch room. They are silent while somebody types, and while a dialog is open.
import { useEffect } from 'preact/hooks';
import { pressedKey } from '../../shared/pressed-key.ts';
import { go } from '../../shared/route.ts';
import { type WatchKey, watchKeys } from '../../shared/watch-keys.ts';
import { foldSituation, shownLines } from './board-list.tsx';
import { askFor, askForMain } from './asked-act.ts';
import { chosenNumber, detail } from './open-alert.ts';

const named = Object.keys(watchKeys) as WatchKey[];

/** To the next or the former alert of the board as it is shown. */
function step(by: 1 | -1): void {
  const lines = shownLines.peek();
  if (lines.length === 0) return;
  const present = lines.findIndex((line) => line.number === chosenNumber.peek());
  const next = lines[present < 0 ? 0 : Math.min(lines.length - 1, Math.max(0, present + by))];
  if (!next) return;
  go('alerts', next.number);
  document.querySelector<HTMLElement>(`[data-alert="${next.id}"]`)?.focus({ preventScroll: true });
}

export function useWatchKeys(onRecord: () => void): void {
  useEffect(() => {
    const acts: Record<WatchKey, () => void> = {
      next: () => step(1),
      previous: () => step(-1),
      main: () => askForMain(detail.peek()?.next ?? null),
      take: () => askFor('take'),
      fold: () => {
        const situation = detail.peek()?.situation;
        if (situation) foldSituation(situation.id);
      },
      decide: () => askFor('decide'),
      callBack: () => askFor(detail.peek()?.may.includes('call-back') ? 'call-back' : 'request-number'),
      code: () => askFor('code'),
      record: onRecord,
      search: () => document.getElementById('search-alerts')?.focus(),
    };
    const onKey = (event: KeyboardEvent) => {
      const pressed = pressedKey(event);
      const name = named.find((one) => watchKeys[one] === pressed);
      if (!name) return;
      event.preventDefault();
      acts[name]();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [onRecord]);
}
