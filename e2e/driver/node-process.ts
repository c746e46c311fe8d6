// A real node as a child process, started the way `npm start` starts it.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { NodeFolder } from './node-folder.ts';

const program = join(import.meta.dirname, '../../node/cli/main.ts');
const patienceMs = 170_000;

export interface NodeProcess {
  readonly child: ChildProcess;
  /** `http://127.0.0.1:PORT`. */
  readonly address: string;
  /** What it has written to stderr: its log. */
  readonly log: () => string;
  readonly token: string;
  /** Milliseconds from the start of the process until it could take an alert. */
  readonly openedInMs: number;
  isReady(): Promise<boolean>;
  /** Waits until something is so. Throws with the node's last words when it ends, or when it takes too long. */
  until(isSo: () => boolean | Promise<boolean>): Promise<void>;
  /** How often an event stands in its log. */
  timesLogged(event: string): number;
  kill(): Promise<void>;
  /** Lets it end in order; gives its exit code. */
  stop(): Promise<number | null>;
}

/** Starts a node on its folders and waits until it can take an alert. Throws with its last words where it cannot. */
export async function startNode(folder: NodeFolder): Promise<NodeProcess> {
  const began = performance.now();
  const args = ['serve', '--data', folder.dataDir, '--keys', folder.keysDir, '--port', '0'];
  // Not as in a test: what a node in use does where a word is missing is part of what is driven here.
  const env = { ...process.env, NODE_ENV: 'production' };
  const child = spawn(process.execPath, [program, ...args], { env, cwd: folder.path, stdio: 'pipe' });
  let out = '';
  let err = '';
  child.stdout?.on('data', (chunk) => (out += chunk));
  child.stderr?.on('data', (chunk) => (err += chunk));
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
  const until = async (isSo: () => boolean | Promise<boolean>) => {
    for (const asked = performance.now(); !(await isSo()); ) {
      if (hasEnded())
        throw new Error(`the node ended (${child.exitCode ?? child.signalCode}): ${err.slice(-2_000)}`);
      if (performance.now() - asked > patienceMs) throw new Error(`waited in vain: ${err.slice(-2_000)}`);
      await delay(20);
    }
  };
  const addressIn = () => /http:\/\/127\.0\.0\.1:\d+/.exec(out)?.[0];
  await until(() => addressIn() !== undefined);
  const address = addressIn() as string;
  const isReady = () =>
    fetch(`${address}/healthz`, { signal: AbortSignal.timeout(5_000) }).then(
      (response) => response.ok,
      () => false,
    );
  await until(isReady);
  const end = async (signal: NodeJS.Signals) => {
    if (hasEnded()) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  };
  return {
    child,
    address,
    log: () => err,
    token: readFileSync(join(folder.keysDir, 'api-token'), 'utf8').trim(),
    openedInMs: performance.now() - began,
    isReady,
    until,
    timesLogged: (event) => err.split(`"event":"${event}"`).length - 1,
    kill: () => end('SIGKILL'),
    stop: async () => {
      await end('SIGTERM');
      return child.exitCode;
    },
  };
}
