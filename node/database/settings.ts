import { availableParallelism, totalmem } from 'node:os';

/** What the settings are fitted to. */
export interface Machine {
  readonly memoryBytes: number;
  readonly processors: number;
}

/** This machine, or what a container was given of it. */
export function thisMachine(): Machine {
  const constrained = process.constrainedMemory();
  const memoryBytes = constrained > 0 && constrained < totalmem() ? constrained : totalmem();
  return { memoryBytes, processors: availableParallelism() };
}

const mebibyte = 2 ** 20;

function clamp(value: number, least: number, most: number): number {
  return Math.floor(Math.min(Math.max(value, least), most));
}

/** Nothing that was written may reach the server's log: not in a message, not as a parameter, not as a statement. */
const silence = {
  logging_collector: 'on',
  log_directory: 'log',
  log_filename: 'postgresql-%Y-%m-%d_%H%M%S.log',
  log_file_mode: '0600',
  log_rotation_age: '0',
  log_rotation_size: '1MB',
  log_line_prefix: '%m [%p] %e ',
  log_timezone: 'UTC',
  // An ERROR quotes what was sent ("invalid input syntax for type bigint: ..."), so only what ranks above is kept:
  // the server's own LOG lines, FATAL and PANIC; terse leaves out DETAIL, which shows keys and running statements.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_parameter_max_length: '0',
  log_checkpoints: 'off',
};

/**
 * Gives the settings of the embedded server for a machine that it shares with the node and a browser.
 * What is acknowledged is on disk; only the Unix socket is listened on.
 */
export function serverSettings(machine: Machine, socketFolder: string): Record<string, string> {
  const memory = machine.memoryBytes / mebibyte;
  const workers = Math.max(1, machine.processors - 1);
  return {
    listen_addresses: '',
    unix_socket_directories: `"${socketFolder.replaceAll('"', '""')}"`,
    unix_socket_permissions: '0700',
    max_connections: '64',

    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    // Slower in the trial, and the log's rows hardly shrink.
    wal_compression: 'off',
    // Nothing replicates from an embedded server: a rebuild that fills a new table need not write it twice.
    wal_level: 'minimal',
    max_wal_senders: '0',
    // Few checkpoints: each makes the next change of every page write the whole page to the WAL.
    max_wal_size: '2GB',
    min_wal_size: '256MB',
    checkpoint_timeout: '15min',

    // The working set of a log of 1,000,000 rows is its end and the indexes; the rest is left to the system's cache.
    shared_buffers: `${clamp(memory / 16, 64, 512)}MB`,
    effective_cache_size: `${clamp(memory / 2, 256, 16_384)}MB`,
    maintenance_work_mem: `${clamp(memory / 32, 32, 256)}MB`,
    work_mem: '16MB',
    random_page_cost: '1.1',
    max_logical_replication_workers: '0',
    max_worker_processes: `${machine.processors + 2}`,
    max_parallel_workers: `${workers}`,
    max_parallel_workers_per_gather: `${Math.min(workers, 2)}`,
    jit: 'off',

    timezone: 'UTC',
    ...silence,
  };
}
