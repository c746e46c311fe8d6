import { type ReadonlySignal, signal } from '@preact/signals';

/**
 * What the user must know of the notebook itself. full: the phone has no room. too-old: the node no longer understands
 * this app. unknown: the node does not know this phone. shut: the node is there, and its keystore is locked.
 * clock: the phone's clock is wrong.
 */
export type Notice = 'full' | 'too-old' | 'unknown' | 'shut' | 'clock';

const standing = signal<readonly Notice[]>([]);

/** What stands now, in the order in which it came. */
export const notices: ReadonlySignal<readonly Notice[]> = standing;

/** Says something, or takes it back. */
export function setNotice(notice: Notice, isSo: boolean): void {
  const others = standing.value.filter((one) => one !== notice);
  if (isSo === standing.value.includes(notice)) return;
  standing.value = isSo ? [...others, notice] : others;
}
