// A real node as a child process, started the way `npm start` starts it.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { NodeFolder } from './node-folder.ts';

const program = join(import.meta.dirname, '../../node/cli/main.ts');
const readyWithinMs = 90_000;

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
  /** Waits until it can take an alert; gives the milliseconds that took. Throws when it ends instead. */
  ready(): Promise<number>;
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
  const address = await waitFor(
    () => /http:\/\/127\.0\.0\.1:\d+/.exec(out)?.[0],
    () => hasEnded() && `the node ended (${child.exitCode ?? child.signalCode}): ${err.slice(-2_000)}`,
  );
  const isReady = () =>
    fetch(`${address}/healthz`, { signal: AbortSignal.timeout(5_000) }).then(
      (response) => response.ok,
      () => false,
    );
  const ready = async () => {
    const asked = performance.now();
    while (!(await isReady())) {
      if (hasEnded())
        throw new Error(`the node ended (${child.exitCode ?? child.signalCode}): ${err.slice(-2_000)}`);
      if (performance.now() - asked > readyWithinMs) throw new Error(`not ready: ${err.slice(-2_000)}`);
      await delay(20);
    }
    return performance.now() - asked;
  };
  await ready();
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
    ready,
    kill: () => end('SIGKILL'),
    stop: async () => {
      await end('SIGTERM');
      return child.exitCode;
    },
  };
}

async function waitFor(find: () => string | undefined, failed: () => string | false): Promise<string> {
  for (const began = performance.now(); ; ) {
    const found = find();
    if (found !== undefined) return found;
    const failure = failed();
    if (failure) throw new Error(failure);
    if (performance.now() - began > readyWithinMs) throw new Error('the node did not open in time');
    await delay(10);
  }
}
