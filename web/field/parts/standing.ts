// Where each thing stands that was written here: on this phone alone, on the line, or with the office. Never more than is known.
import type { Send } from '../notebook/index.ts';

/** Not with the office yet, as far as this phone knows. */
export function isOnItsWay({ state }: Pick<Send, 'state'>): boolean {
  return state === 'waiting' || state === 'sent' || state === 'held';
}

export interface Standing {
  /** Only here, in the order in which they leave: alerts first. */
  readonly waits: readonly Send[];
  /** Left, and nobody has confirmed them. */
  readonly gone: readonly Send[];
  readonly arrived: readonly Send[];
  /** The office's node said no: something is to be done. */
  readonly refused: readonly Send[];
}

const isAlert = ({ act }: Send) => act.startsWith('alert.');

/** Alerts leave before anything else, then what is smallest goes first among what was written. */
export function standingOf(sends: readonly Send[]): Standing {
  const by = (...states: readonly Send['state'][]) => sends.filter(({ state }) => states.includes(state));
  const first = (send: Send) => (isAlert(send) ? 0 : 1);
  return {
    waits: by('waiting').sort((one, other) => first(one) - first(other) || one.n - other.n),
    gone: by('sent', 'held').sort((one, other) => one.n - other.n),
    arrived: by('accepted', 'contested').sort(
      (one, other) => (other.arrivedAt ?? 0) - (one.arrivedAt ?? 0) || other.n - one.n,
    ),
    refused: by('refused').sort((one, other) => other.n - one.n),
  };
}

export function bytesOf(sends: readonly Send[]): number {
  return sends.reduce((sum, { bytes }) => sum + bytes, 0);
}

/** What EDGE or GPRS carries at the edge of a cell, and what asking and answering take there. */
const bytesPerSecond = 2_500;
const roundTripSeconds = 2;

/** About how many seconds so many bytes take over 2G. */
export function secondsOver2G(bytes: number): number {
  return bytes === 0 ? 0 : Math.ceil(roundTripSeconds + bytes / bytesPerSecond);
}

/** How many of each kind wait, the alerts first: for "1 alerte, 2 rapports". */
export function countsOf(sends: readonly Send[]): Record<'alerts' | 'reports' | 'others', number> {
  const alerts = sends.filter(isAlert).length;
  const reports = sends.filter(({ act }) => act.startsWith('report.')).length;
  return { alerts, reports, others: sends.length - alerts - reports };
}
