// The life of Gammu's SMS daemon: started as the node's own user, kept alive, adopted when it outlived a killed node.
import { spawn } from 'node:child_process';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import type { ChannelLogLine } from '../channel.ts';
import { findDaemon, isAlive, processAt, signal, type DaemonProcess } from './smsd-process.ts';

/** `flock` exits with this where another process holds the device. */
const heldByAnother = 75;

/** After a life of this length a death is not counted with the ones before. */
const steadyAfterMs = 60_000;

export interface DaemonSettings {
  readonly program: string;
  readonly config: string;
  readonly configPath: string;
  /** Held by the daemon as long as it lives, so that one device never has two. */
  readonly lockPath: string;
  readonly workFolder: string;
  /** Called when no daemon runs, before one is started. */
  beforeLife(): void;
  /** Called before a daemon is ended: resolves when it is not in the middle of something. */
  untilIdle(): Promise<void>;
  /** Changes whenever the daemon has been in touch with its modem. */
  heartbeat(): number | null;
  /** A daemon that has not been in touch with its modem for so long hangs, or its modem does. */
  readonly hungAfterMs: number;
  log(line: ChannelLogLine): void;
}

export class Daemon {
  readonly #settings: DaemonSettings;
  #running: DaemonProcess | undefined;
  #since = 0;
  #lastBeat: number | null = null;
  #lastBeatAt = 0;
  #deaths = 0;
  #startNotBefore = 0;
  #endedWith: string | undefined;
  #restarts = 0;

  constructor(settings: DaemonSettings) {
    this.#settings = settings;
  }

  get isRunning(): boolean {
    return this.#running !== undefined && isAlive(this.#running);
  }

  /** How often it was started again after it had ended by itself. */
  get restarts(): number {
    return this.#restarts;
  }

  /** To be called each second, one call after the other: sees to it that one daemon runs, with our configuration. */
  async keep(): Promise<void> {
    const now = performance.now();
    if (this.#running !== undefined && !isAlive(this.#running)) this.#died(now);
    if (this.#running !== undefined && this.#isHung(now)) {
      this.#settings.log({ level: 'error', event: 'gammu.daemon-hung' });
      await this.#end(this.#running);
      this.#died(now);
    }
    if (this.#running !== undefined || now < this.#startNotBefore) return;

    const found = findDaemon(this.#settings.program, this.#settings.configPath);
    if (found !== undefined && this.#hasOurConfig()) {
      this.#lives(found, 'gammu.daemon-adopted');
      return;
    }
    if (found !== undefined) await this.end(found);
    this.#start();
  }

  /** Ends the daemon; what it is sending is sent first, if that takes no longer than some seconds. */
  async end(daemon = this.#running): Promise<void> {
    if (daemon === undefined || !isAlive(daemon)) return;
    await this.#settings.untilIdle();
    await this.#end(daemon);
    this.#running = undefined;
  }

  /** Ends it so that it is started anew: its modem answers, but reaches nobody. */
  async reset(): Promise<void> {
    if (this.#running === undefined) return;
    await this.end();
    this.#died(performance.now());
  }

  async #end(daemon: DaemonProcess): Promise<void> {
    for (const [name, patienceMs] of [
      ['SIGTERM', 5_000],
      ['SIGKILL', 2_000],
    ] as const) {
      signal(daemon, name);
      const until = performance.now() + patienceMs;
      while (isAlive(daemon) && performance.now() < until) await delay(20);
    }
  }

  #start(): void {
    const { program, config, configPath, lockPath, workFolder, beforeLife, log } = this.#settings;
    beforeLife();
    // Written in place and not renamed: the daemon's shared memory is known by this file's inode.
    if (!this.#hasOurConfig()) writeFileSync(configPath, config, { mode: 0o600 });
    chmodSync(configPath, 0o600);
    this.#endedWith = undefined;
    const child = spawn(
      'flock',
      [
        '--no-fork',
        '--nonblock',
        '--conflict-exit-code',
        `${heldByAnother}`,
        lockPath,
        program,
        '-c',
        configPath,
      ],
      {
        cwd: workFolder,
        detached: true,
        stdio: 'ignore',
        // UTC, because the daemon writes local times without saying so.
        env: { PATH: process.env['PATH'], LANG: 'C', TZ: 'UTC' },
      },
    );
    child.unref();
    child.on('error', () => (this.#endedWith = 'not-started'));
    child.on('exit', (code, name) => (this.#endedWith = name ?? `${code}`));
    if (this.#deaths > 0) this.#restarts += 1;
    const started = child.pid === undefined ? undefined : processAt(child.pid);
    if (started === undefined) this.#died(performance.now());
    else this.#lives(started, 'gammu.daemon-started');
    if (child.pid === undefined) log({ level: 'error', event: 'gammu.daemon-not-started' });
  }

  #lives(daemon: DaemonProcess, event: string): void {
    this.#running = daemon;
    this.#since = performance.now();
    this.#lastBeat = this.#settings.heartbeat();
    this.#lastBeatAt = this.#since;
    this.#settings.log({ level: 'info', event });
  }

  #died(now: number): void {
    this.#deaths = now - this.#since >= steadyAfterMs ? 1 : this.#deaths + 1;
    const waitMs = Math.min(60_000, 1_000 * 2 ** (this.#deaths - 1));
    this.#startNotBefore = now + waitMs;
    this.#running = undefined;
    const isHeld = this.#endedWith === `${heldByAnother}`;
    this.#settings.log({
      level: 'error',
      event: isHeld ? 'gammu.device-held' : 'gammu.daemon-ended',
      ended: this.#endedWith ?? 'unknown',
      startsAgainInSeconds: Math.ceil(waitMs / 1_000),
    });
  }

  #isHung(now: number): boolean {
    const beat = this.#settings.heartbeat();
    if (beat !== this.#lastBeat) {
      this.#lastBeat = beat;
      this.#lastBeatAt = now;
    }
    return now - this.#lastBeatAt >= this.#settings.hungAfterMs;
  }

  #hasOurConfig(): boolean {
    try {
      return readFileSync(this.#settings.configPath, 'utf8') === this.#settings.config;
    } catch {
      return false;
    }
  }
}
