// An open notebook that nobody is at is shut.
import { lockNow } from '../notebook/ground.ts';

const minute = 60_000;

/** Without a touch or a key. */
const unattendedMs = 5 * minute;
/** Behind another app, or with the screen dark: long enough to take a call, or to look a thing up. */
const hiddenMs = minute;

const signs = ['pointerdown', 'keydown', 'input', 'scroll'] as const;

/** Shuts the notebook after five minutes unattended, or one minute out of sight. Gives what ends the watching. */
export function watchOver(): () => void {
  // By the clock and not by a timer alone: a phone asleep runs no timers, and looks again when it wakes.
  let touchedAt = Date.now();
  let hiddenAt: number | null = document.hidden ? Date.now() : null;
  const look = () => {
    const now = Date.now();
    const isLeft = now - touchedAt > unattendedMs || (hiddenAt !== null && now - hiddenAt > hiddenMs);
    // The clock was set back: it is not known how long.
    if (isLeft || now < touchedAt) void lockNow();
  };
  const touched = () => {
    look();
    touchedAt = Date.now();
  };
  const seen = () => {
    if (document.hidden) hiddenAt ??= Date.now();
    else {
      look();
      hiddenAt = null;
    }
  };
  const timer = setInterval(look, 5_000);
  for (const sign of signs) addEventListener(sign, touched, { capture: true, passive: true });
  document.addEventListener('visibilitychange', seen);
  return () => {
    clearInterval(timer);
    for (const sign of signs) removeEventListener(sign, touched, { capture: true });
    document.removeEventListener('visibilitychange', seen);
  };
}
