// The way of a message: taken by the gateway, committed to the log, drawn on a screen, acknowledged on the phone; each
// with the milliseconds since the gateway had it. For the newest messages only, and in memory only.
import type { PathStep } from '@ulinzi/domain/exercise';
import type { Committed } from '../log/index.ts';

interface Path {
  readonly since: number;
  /** The alert that it opened or joined; null until it is committed. */
  alert: string | null;
  /** The acknowledgement on its way back. */
  reply: string | null;
  isReplied: boolean;
  screens: number;
}

const kept = 500;

export class Paths {
  readonly #paths = new Map<string, Path>();
  /** By alert: its newest message. */
  readonly #newest = new Map<string, string>();
  readonly #tell: (step: PathStep) => void;
  readonly #now: () => number;

  constructor(tell: (step: PathStep) => void, now: () => number = () => performance.now()) {
    this.#tell = tell;
    this.#now = now;
  }

  /** The gateway has a message. */
  begun(message: string): void {
    this.#paths.set(message, { since: this.#now(), alert: null, reply: null, isReplied: false, screens: 0 });
    for (const oldest of this.#paths.keys()) {
      if (this.#paths.size <= kept) break;
      this.#forget(oldest);
    }
    this.#tell({ message, step: 'gateway', ms: 0 });
  }

  committed({ rows, outgoing }: Committed): void {
    for (const { entry } of rows) {
      const path = this.#paths.get(entry.id);
      if (!path || path.alert !== null) continue;
      path.alert = entry.subject.id;
      this.#newest.set(path.alert, entry.id);
      this.#tell({ message: entry.id, step: 'log', ms: this.#since(path) });
    }
    for (const { id, purpose, alert } of outgoing) {
      if (purpose !== 'acknowledgement' || alert === null) continue;
      const path = this.#paths.get(this.#newest.get(alert) ?? '');
      if (path) path.reply ??= id;
    }
  }

  /** A screen has drawn an alert; no more screens can have than there are. */
  shown(alert: string, screensOpen: number): void {
    const message = this.#newest.get(alert);
    const path = message === undefined ? undefined : this.#paths.get(message);
    if (message === undefined || !path || path.screens >= Math.max(1, screensOpen)) return;
    path.screens += 1;
    this.#tell({ message, step: 'screen', ms: this.#since(path), screens: path.screens });
  }

  /** A text has come to a phone. */
  delivered(text: string): void {
    for (const [message, path] of this.#paths) {
      if (path.reply !== text || path.isReplied) continue;
      path.isReplied = true;
      this.#tell({ message, step: 'reply', ms: this.#since(path) });
    }
  }

  #since({ since }: Path): number {
    return Math.round((this.#now() - since) * 10) / 10;
  }

  #forget(message: string): void {
    const alert = this.#paths.get(message)?.alert ?? null;
    if (alert !== null && this.#newest.get(alert) === message) this.#newest.delete(alert);
    this.#paths.delete(message);
  }
}
