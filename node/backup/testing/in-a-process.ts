// Runs `ulinzi` as a process of its own: to kill it, and to see how much memory it takes.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../cli/main.ts', import.meta.url));

/** Its heap is far smaller than 50,000 entries are: whoever held them all would not come to the end. */
const heapMiB = 64;

export function started(words: readonly string[]): ChildProcess {
  const program = [`--max-old-space-size=${heapMiB}`, main, ...words];
  return spawn(process.execPath, program, { stdio: ['ignore', 'ignore', 'pipe'] });
}

/** Waits until something is so, and kills the process with -9 in that moment; false where it ended before. */
export async function killedWhen(
  child: ChildProcess,
  isSo: () => boolean | Promise<boolean>,
): Promise<boolean> {
  child.stderr?.resume();
  while (child.exitCode === null) {
    if (await isSo()) {
      child.kill('SIGKILL');
      await once(child, 'exit');
      return child.signalCode === 'SIGKILL';
    }
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  return false;
}

/** Runs to the end; gives exit code and the most memory it ever had, in MiB. */
export async function measured(words: readonly string[]): Promise<{ code: number | null; peakMiB: number }> {
  const child = started(words);
  child.stderr?.resume();
  let peakMiB = 0;
  while (child.exitCode === null && child.signalCode === null) {
    try {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
      const found = /VmHWM:\s+(\d+) kB/.exec(status);
      if (found) peakMiB = Math.max(peakMiB, Math.round(Number(found[1]) / 1024));
    } catch {
      // It has just ended.
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return { code: child.exitCode, peakMiB };
}
