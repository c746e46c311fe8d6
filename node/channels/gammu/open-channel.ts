// SMS and missed calls through a modem that Gammu's daemon drives. The daemon writes what comes in into the spool and
// sends what lies there; the channel takes in, queues, tells what became of it, and keeps the daemon alive.
import { createHash } from 'node:crypto';
import { mkdirSync, realpathSync, watch, type FSWatcher } from 'node:fs';
import { join, resolve } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { setTimeout as delay } from 'node:timers/promises';
import type { ChannelEvents, ChannelHealth, ChannelLogLine, OutgoingMessage } from '../channel.ts';
import { CallIntake } from './call-intake.ts';
import { Daemon } from './daemon.ts';
import { installedGammu, type InstalledGammu } from './installed.ts';
import type { GammuOptions } from './options.ts';
import {
  holdTexts,
  isSending,
  queueText,
  releaseTexts,
  settleOutbox,
  sweepSpool,
  takeBackText,
  waitingTexts,
} from './outbox.ts';
import { phoneStatus } from './phone-status.ts';
import { ModemWatch, usualTimes } from './modem-watch.ts';
import { GammuCannot } from './refused.ts';
import { beginLife } from './reread.ts';
import { smsdConfig } from './smsd-config.ts';
import { emptyWriteAheadLog } from '../../sqlite/index.ts';
import { Steps } from '../steps.ts';
import { openSpool, spoolFile } from './spool.ts';
import { StateTeller } from './state-teller.ts';
import { TextIntake } from './text-intake.ts';

/** Without a word from the daemon for so long it is not counted as alive. It writes every fifteen seconds. */
const silentAfterMs = 60_000;

const everyMs = 1_000;
const finishSendingMs = 10_000;

/** Opens the spool, starts looking after the daemon, and gives the channel when it was started or found. */
export async function openChannel(options: GammuOptions): Promise<OpenChannel> {
  const { gateway, smsdPath = '/usr/bin/gammu-smsd', log } = options;
  if (!/^[a-z0-9][a-z0-9-]{0,39}$/.test(gateway)) throw new GammuCannot('gammu/gateway-name');
  const gammu = await installedGammu(smsdPath);
  if (!gammu.hasDriver) log({ level: 'warn', event: 'gammu.driver-not-found', gateway });
  const channel = new OpenChannel(options, gammu);
  await channel.run();
  return channel;
}

/** A channel between start and stop: its spool is open and its daemon is looked after. */
export class OpenChannel {
  readonly #options: GammuOptions;
  readonly #database: DatabaseSync;
  readonly #daemon: Daemon;
  readonly #texts: TextIntake;
  readonly #calls: CallIntake;
  readonly #states: StateTeller;
  readonly #watchers: FSWatcher[] = [];
  /** The spool's, and in it the one for calls. */
  readonly #folders: readonly [string, string];
  readonly #steps: Steps;
  readonly #watch: ModemWatch;

  constructor(options: GammuOptions, gammu: InstalledGammu) {
    this.#options = options;
    const { gateway, device, runDir, times = usualTimes } = options;
    const spoolFolder = resolve(options.spoolDir);
    this.#folders = [spoolFolder, join(spoolFolder, 'calls')];
    const config = smsdConfig({
      ...options,
      spoolFolder,
      spoolFile,
      callsFolder: this.#folders[1],
      statusSeconds: times.statusSeconds,
    });
    this.#database = openSpool(spoolFolder, gammu.structure);
    for (const folder of [this.#folders[1], runDir]) mkdirSync(folder, { recursive: true, mode: 0o700 });
    const log = (line: ChannelLogLine) => options.log({ ...line, gateway });
    this.#daemon = new Daemon({
      program: gammu.program,
      config,
      configPath: join(spoolFolder, 'smsdrc'),
      lockPath: join(runDir, `modem-${digestOf(realPath(device))}.lock`),
      workFolder: spoolFolder,
      beforeLife: () => {
        beginLife(this.#database);
        settleOutbox(this.#database, gateway);
        this.#database.exec('DELETE FROM phones');
      },
      untilIdle: () => this.#untilIdle(),
      heartbeat: () => phoneStatus(this.#database)?.seenAt ?? null,
      hungAfterMs: times.resetMs,
      log,
    });
    this.#watch = new ModemWatch({
      database: this.#database,
      gateway,
      times,
      asked: () => options.watch?.() ?? null,
      isDaemonRunning: () => this.#daemon.isRunning,
      isInTouch: () => this.#isAlive(times.silentMs),
      reset: () => this.#daemon.reset(),
      log,
    });
    const events: ChannelEvents = {
      incoming: (message) => options.events.incoming(message),
      delivery: (state) => {
        this.#watch.delivered(state);
        return options.events.delivery(state);
      },
    };
    const settings = {
      gateway,
      events,
      log,
      now: () => options.now(),
      wake: () => this.#steps.wake(),
      networkAnswered: (text: string | null) => this.#watch.answered(text),
    };
    this.#texts = new TextIntake(this.#database, settings);
    this.#calls = new CallIntake(this.#folders[1], settings);
    this.#states = new StateTeller(this.#database, settings);
    this.#steps = new Steps({
      database: this.#database,
      everyMs,
      works: [
        () => this.#daemon.keep(),
        () => this.#watch.step(),
        () => this.#texts.step(),
        () => this.#calls.step(),
        () => this.#states.step(this.#isAlive()),
      ],
      sweep: () => sweepSpool(this.#database, options.now()),
      failure: 'gammu.step-failed',
      log,
    });
  }

  /** Resolves when the daemon was started or found, whether its modem answers or not. */
  async run(): Promise<void> {
    releaseTexts(this.#database, this.#options.gateway);
    // The daemon's writes show in the spool's write-ahead log, a call's in its folder: no hook, no waiting.
    for (const folder of this.#folders) {
      try {
        this.#watchers.push(watch(folder, () => this.#steps.wake()).on('error', () => {}));
      } catch {
        // The system has no watches left; looking each second will do.
      }
    }
    await this.#steps.start();
  }

  async send(message: OutgoingMessage): Promise<void> {
    const { gateway, events, now } = this.#options;
    // A state that the node has just taken may end a text: noted first, or a repeated request finds it still open.
    this.#states.settle();
    const ended = queueText(this.#database, gateway, message, now());
    this.#states.lookAgain();
    this.#steps.wake();
    if (ended !== undefined) await events.delivery(ended);
  }

  takeBack(id: string): 'taken-back' | 'unknown' {
    this.#states.settle();
    return takeBackText(this.#database, id);
  }

  health(): ChannelHealth {
    const status = phoneStatus(this.#database);
    return {
      gateway: this.#options.gateway,
      isAlive: this.#isAlive(),
      lastContactAt: status?.seenAt ?? null,
      waiting: waitingTexts(this.#database),
      signalPercent: status?.signalPercent ?? null,
      operator: status?.operator ?? null,
      restarts: this.#daemon.restarts,
      trouble: this.#watch.trouble,
    };
  }

  async close(): Promise<void> {
    for (const watcher of this.#watchers) watcher.close();
    await this.#steps.end();
    await this.#daemon.end();
    const intakes = [this.#texts, this.#calls, this.#states];
    await Promise.all(intakes.map((intake) => intake.quiet(finishSendingMs)));
    for (const intake of intakes) intake.settle();
    emptyWriteAheadLog(this.#database);
    this.#database.close();
  }

  #isAlive(within = silentAfterMs): boolean {
    const seenAt = phoneStatus(this.#database)?.seenAt;
    return this.#daemon.isRunning && seenAt !== undefined && Date.now() - seenAt < within;
  }

  async #untilIdle(): Promise<void> {
    holdTexts(this.#database);
    const until = performance.now() + finishSendingMs;
    while (isSending(this.#database) && performance.now() < until) await delay(50);
  }
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

/** Two names of one device (`/dev/serial/by-id/...`, `/dev/ttyUSB0`) are one lock. */
function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return resolve(path);
  }
}
