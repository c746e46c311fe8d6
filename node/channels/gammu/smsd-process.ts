// Knows the daemon by what the kernel says of it, never by a number alone: after a crash or a restart of the machine
// a process number is soon given to another program.
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** A process that cannot be confused with another: its number and the moment it began, in ticks since boot. */
export interface DaemonProcess {
  readonly pid: number;
  readonly startTicks: string;
}

/** Reads who a process is; undefined where there is none, or only its remains (a zombie). */
export function processAt(pid: number): DaemonProcess | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the program's name in parentheses and may itself hold spaces and parentheses.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' || fields[0] === 'X' ? undefined : { pid, startTicks: fields[19] ?? '' };
  } catch {
    return undefined;
  }
}

export function isAlive(daemon: DaemonProcess): boolean {
  return processAt(daemon.pid)?.startTicks === daemon.startTicks;
}

/**
 * Finds the daemon that runs with a configuration file, whoever started it. `program` is its real path, without
 * links; a program that was upgraded under it is still the same.
 */
export function findDaemon(program: string, configPath: string): DaemonProcess | undefined {
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      if (readlinkSync(`/proc/${name}/exe`).replace(/ \(deleted\)$/, '') !== program) continue;
      const words = readFileSync(`/proc/${name}/cmdline`, 'utf8').split('\0');
      const found = words.includes(configPath) ? processAt(Number(name)) : undefined;
      if (found !== undefined) return found;
    } catch {
      // Ended meanwhile, or somebody else's.
    }
  }
  return undefined;
}

/** Sends a signal to the process, if it is still the one that is meant. */
export function signal(daemon: DaemonProcess, name: 'SIGTERM' | 'SIGKILL'): void {
  if (!isAlive(daemon)) return;
  try {
    process.kill(daemon.pid, name);
  } catch {
    // Ended meanwhile.
  }
}
