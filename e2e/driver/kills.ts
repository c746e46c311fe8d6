// A node under load whose processes are killed again and again: the node, its database, both at once.
import { setTimeout as delay } from 'node:timers/promises';
import { furnish } from './furnish.ts';
import { killDatabase, type NodeFolder } from './node-folder.ts';
import { type NodeProcess, startNode } from './node-process.ts';
import { Senders } from './senders.ts';
import {
  bodiesWithoutKey,
  findings,
  firings,
  gapsIn,
  missingFrom,
  onDatabase,
  overdue,
} from './what-holds.ts';

export const killed = ['node', 'database', 'both'] as const;
export type Killed = (typeof killed)[number];

export interface KillsOptions {
  readonly folder: NodeFolder;
  readonly rounds: number;
  readonly senders: number;
  /** Alerts that are there before: their deadlines run out during the rounds. */
  readonly alerts: number;
  /** The whole log is verified after every so many rounds, and at the end. */
  readonly verifyEvery: number;
  /** Longest time of load before a kill, in milliseconds; each round draws its own. */
  readonly loadMs: number;
  readonly random: () => number;
  readonly onRound?: (round: Round) => void;
}

export interface Round {
  readonly round: number;
  readonly killed: Killed;
  /** Milliseconds from the kill until the node could take an alert again. */
  readonly backInMs: number;
  readonly acknowledged: number;
  readonly missing: number;
  readonly gaps: number;
  /** What the node that came back has logged so far: tells where a slow opening spent its time. */
  readonly log: string;
}

export interface KillsResult {
  readonly rounds: readonly Round[];
  readonly acknowledged: number;
  /** Tries that were answered with no, or with nothing, and were sent again. */
  readonly sentAgain: number;
  readonly missing: number;
  readonly gaps: number;
  readonly findings: readonly string[];
  readonly deadlines: { readonly fired: number; readonly twice: number; readonly late: number };
  readonly bodies: { readonly bodies: number; readonly lost: number };
  /** True when a node whose database alone was killed came back without being started again. */
  readonly cameBackByItself: boolean;
}

/** Runs the rounds; throws where a node does not open by itself. */
export async function runKills(options: KillsOptions): Promise<KillsResult> {
  const { folder, alerts, senders: count } = options;
  await furnish(folder, alerts);
  let node = await startNode(folder);
  const senders = new Senders(count, () => node);
  const rounds: Round[] = [];
  const everything: string[] = [];
  const found: string[] = [];
  let cameBackByItself = true;
  try {
    for (let round = 1; round <= options.rounds; round++) {
      await delay(options.random() * options.loadMs);
      const what = killed[(round - 1) % killed.length] as Killed;
      const began = performance.now();
      const before = node.child.pid;
      node = await killAndWait(folder, node, what);
      const backInMs = performance.now() - began;
      if (what === 'database' && node.child.pid !== before) cameBackByItself = false;
      const ids = senders.takeAcknowledged();
      everything.push(...ids);
      const isVerified = round % options.verifyEvery === 0;
      const held = await onDatabase(folder, async (pool) => ({
        missing: await missingFrom(pool, ids),
        gaps: await gapsIn(pool),
        found: isVerified ? await findings(pool, folder) : [],
      }));
      found.push(...held.found);
      const { missing, gaps } = held;
      rounds.push({
        round,
        killed: what,
        backInMs,
        acknowledged: ids.length,
        missing,
        gaps,
        log: node.log(),
      });
      options.onRound?.(rounds.at(-1) as Round);
    }
    await senders.stop();
    everything.push(...senders.takeAcknowledged());
    const late = await untilFired(folder);
    const whole = await onDatabase(folder, async (pool) => ({
      missing: await missingFrom(pool, everything),
      gaps: await gapsIn(pool),
      found: await findings(pool, folder),
      deadlines: { ...(await firings(pool)), late },
    }));
    await node.stop();
    return {
      rounds,
      acknowledged: everything.length,
      sentAgain: senders.failed,
      missing: whole.missing,
      gaps: whole.gaps,
      findings: [...found, ...whole.found],
      deadlines: whole.deadlines,
      bodies: await bodiesWithoutKey(folder),
      cameBackByItself,
    };
  } finally {
    await senders.stop();
    await node.stop();
  }
}

/** Kills, and gives the node that can take an alert again: the same one where only its database was killed. */
async function killAndWait(folder: NodeFolder, node: NodeProcess, what: Killed): Promise<NodeProcess> {
  if (what === 'database') {
    const times = node.timesLogged('database.back');
    killDatabase(folder);
    // Asked too early, it would not have noticed yet, and say that it is well.
    await node.until(() => node.timesLogged('database.back') > times);
    await node.until(node.isReady);
    return node;
  }
  const ending = node.kill();
  if (what === 'both') killDatabase(folder);
  await ending;
  return startNode(folder);
}

/** Waits until what has run out has fired; gives how many deadlines are late all the same. */
async function untilFired(folder: NodeFolder): Promise<number> {
  for (let tries = 0; ; tries++) {
    const late = await onDatabase(folder, (pool) => overdue(pool, 3));
    if (late === 0 || tries === 20) return late;
    await delay(500);
  }
}
