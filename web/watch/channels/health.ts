// How gateways are, in the order in which they need somebody. Pure, so that it is tested without a screen.
import type { GatewaysAnswer } from '@ulinzi/domain/registers';

export type Gateway = GatewaysAnswer['gateways'][number];
export type GatewayState = 'alive' | 'dead' | 'stopped' | 'paused';

export function stateOf({ isRunning, isAlive, isPaused }: Gateway): GatewayState {
  if (!isRunning) return 'stopped';
  if (!isAlive) return 'dead';
  return isPaused ? 'paused' : 'alive';
}

/** Those that do not answer first, the oldest contact first; then those that do, each base's in their order. */
export function worstFirst(gateways: readonly Gateway[]): Gateway[] {
  return [...gateways].sort((a, b) => {
    const [first, second] = [stateOf(a) === 'alive', stateOf(b) === 'alive'];
    if (first !== second) return first ? 1 : -1;
    if (first) return a.base.localeCompare(b.base) || a.place - b.place || a.label.localeCompare(b.label);
    return (a.lastContactAt ?? '').localeCompare(b.lastContactAt ?? '');
  });
}

/** For whom it stands in, and whether for their pages alone, as another base's gateway does. */
export function standIns(
  { base, standsInFor }: Gateway,
  all: readonly Gateway[],
): { label: string; isPagesOnly: boolean }[] {
  return all
    .filter(({ slug }) => standsInFor.includes(slug))
    .map((away) => ({ label: away.label, isPagesOnly: away.base !== base }));
}

/** Bars of four that a signal fills; null where nobody measured it. */
export function barsOf(signalPercent: number | null): number | null {
  return signalPercent === null
    ? null
    : Math.min(4, Math.max(signalPercent > 0 ? 1 : 0, Math.round(signalPercent / 25)));
}

/** Below this, texts arrive late or not at all. */
export const weakPercent = 30;

/** Parts of a length of time for `alerts.duration.*`: days from two days on, hours from two hours on. */
export function lengthOf(ms: number): { unit: 'minutes' | 'hours' | 'days'; count: number } | null {
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 1) return null;
  if (minutes < 120) return { unit: 'minutes', count: minutes };
  if (minutes < 2_880) return { unit: 'hours', count: Math.floor(minutes / 60) };
  return { unit: 'days', count: Math.floor(minutes / 1_440) };
}
