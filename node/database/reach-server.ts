import { setTimeout } from 'node:timers/promises';
import { type Found, knock } from './knock.ts';
import { DatabaseCannot } from './refusals.ts';
import type { Seat } from './seat.ts';
import { processesOf, readPidFile } from './server-process.ts';
import { type Attempt, startServer } from './start-server.ts';
import type { LogTo } from './structured-line.ts';

/** After a kill under load the children of the killed server hold the folder for some seconds. */
const startSeconds = 30;
/** A server that replays its log answers nobody; on a slow disk that takes minutes. */
const recoverySeconds = 600;

/**
 * Gives a connection to the seat's server: of one that runs, because it outlived its node or another process uses
 * it, or of one started here. Starting is tried again for 30 s. Throws `DatabaseCannot` with the reason when that
 * does not help.
 */
export async function reachServer(seat: Seat, log: LogTo): Promise<Found> {
  const began = performance.now();
  let attempt: Attempt | undefined;
  let failures = 0;
  for (;;) {
    const pidFile = await readPidFile(seat.cluster);
    const found = pidFile?.isReady ? await knock(seat) : undefined;
    const isRunning = attempt !== undefined && attempt.failure === undefined;
    const milliseconds = Math.round(performance.now() - began);
    if (found !== undefined) {
      const event = isRunning ? 'database.started' : 'database.adopted';
      log({ level: 'info', event, milliseconds, failures });
      return found;
    }
    const pids = isRunning ? [] : await processesOf(seat.cluster);
    const isRecovering = (isRunning || pids.length > 0) && pidFile?.isReady === false;
    if (milliseconds > 1000 * (isRecovering ? recoverySeconds : startSeconds)) {
      throw giveUp(attempt, pids, milliseconds);
    }
    if (isRunning || pids.length > 0) {
      await setTimeout(20);
      continue;
    }
    if (attempt !== undefined) {
      if (failures++ === 0) log({ level: 'warn', event: 'database.start-retried' });
      await setTimeout(200);
    }
    attempt = await startServer(seat);
  }
}

function giveUp(attempt: Attempt | undefined, pids: number[], milliseconds: number): DatabaseCannot {
  if (pids[0] !== undefined) return new DatabaseCannot('database/held', { pid: pids[0] });
  const reason = attempt?.failure ?? 'it does not answer.';
  return new DatabaseCannot('database/start-failed', { reason, seconds: Math.round(milliseconds / 1000) });
}
