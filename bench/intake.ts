// `npm run bench -- intake`: durable submissions per second over HTTP through the real fold, with a million rows
// already there. Each acknowledged message is sealed, in the keystore, in the log, folded into its alert, and has its
// deadlines and acknowledgement queued, all on disk, before the answer.
import { type ChildProcess, fork } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fillHistory } from './intake-history.ts';
import { load, quantile } from './load-client.ts';

const rows = Number(process.env['ROWS'] ?? 1_000_000);
const seconds = Number(process.env['SECONDS'] ?? 10);
const senders = Number(process.env['SENDERS'] ?? 2_000);

interface Ready {
  readonly address: string;
  readonly token: string;
}

function next<Message>(child: ChildProcess): Promise<Message> {
  return new Promise((resolve, reject) => {
    child.once('message', (message) => resolve(message as Message));
    child.once('exit', (code) => reject(new Error(`the node ended with ${code}`)));
  });
}

async function startNode(folder: string): Promise<{ child: ChildProcess; ready: Ready }> {
  const child = fork(join(import.meta.dirname, 'intake-node.ts'), [folder], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  return { child, ready: await next<Ready>(child) };
}

async function stopNode(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}

/** Processor seconds used so far by all processes of PostgreSQL. */
function postgresSeconds(): number {
  let ticks = 0;
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      if (!stat.includes('(postgres)')) continue;
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      ticks += Number(fields[11]) + Number(fields[12]);
    } catch {
      // The process ended between listing and reading.
    }
  }
  return ticks / 100;
}

/** A request with a message of 374 bytes from one of the senders. */
function requestFor(token: string): (n: number) => Buffer {
  const words = 'Batu ba silaha ku soko, wengi sana, wanaenda kaskazini. '.repeat(6);
  return (n) => {
    const sender = Math.floor(Math.random() * senders);
    const from = `+2430000${String(10_000 + sender).padStart(5, '0')}`;
    const reference = `b${process.pid}-${n}-${Math.random().toString(36).slice(2, 10)}`;
    const empty = JSON.stringify({ from, reference, text: '' }).length;
    const body = JSON.stringify({ from, reference, text: words.slice(0, 374 - empty) });
    return Buffer.from(
      `POST /api/gateways/exercise/messages HTTP/1.1\r\nhost: 127.0.0.1\r\nauthorization: Bearer ${token}\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    );
  };
}

async function usage(child: ChildProcess): Promise<{ cpu: NodeJS.CpuUsage; rss: number }> {
  child.send('usage');
  return next(child);
}

const folder = mkdtempSync(join(tmpdir(), 'ulinzi-bench-'));
chmodSync(folder, 0o711);
try {
  const first = await startNode(folder);
  await stopNode(first.child);
  process.stdout.write(`Filling the log to ${rows} rows...\n`);
  await fillHistory(`${folder}/data`, rows);
  const { child, ready } = await startNode(folder);
  const port = Number(new URL(ready.address).port);
  const request = requestFor(ready.token);
  await load({ port, clients: 8, seconds: 2, request });
  process.stdout.write(
    'clients  acknowledged/s  p50 ms  p99 ms  refused  memory MB  processors: node  postgres  load\n',
  );
  for (const clients of [1, 8, 32, 128]) {
    const [before, postgresBefore, ownBefore] = [await usage(child), postgresSeconds(), process.cpuUsage()];
    const result = await load({ port, clients, seconds, request });
    const [after, postgresAfter, own] = [await usage(child), postgresSeconds(), process.cpuUsage(ownBefore)];
    const share = (cpuSeconds: number) => (cpuSeconds / result.seconds).toFixed(2);
    const micro = (one: NodeJS.CpuUsage) => (one.user + one.system) / 1e6;
    process.stdout.write(
      [
        String(clients).padStart(7),
        (result.acknowledged / result.seconds).toFixed(0).padStart(14),
        quantile(result.latencies, 0.5).toFixed(1).padStart(6),
        quantile(result.latencies, 0.99).toFixed(1).padStart(6),
        String(result.refused).padStart(7),
        (after.rss / 2 ** 20).toFixed(0).padStart(9),
        share(micro(after.cpu) - micro(before.cpu)).padStart(16),
        share(postgresAfter - postgresBefore).padStart(8),
        `${share(micro(own)).padStart(4)}\n`,
      ].join('  '),
    );
  }
  await stopNode(child);
  process.stdout.write(
    '\nPeer: ODK Central on the same class of machine takes 64 to 87 submissions/s at 1 client and 153 to 182 at 32,\n' +
      'p99 230 to 310 ms (measured by the project before this benchmark; it does not run here).\n',
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
