// `npm run bench -- latency`: from the message at the gateway's door to the line painted on the screen of a watch room
// that is signed in, in a real browser, at 50 messages a second. One machine, one clock: the browser's and ours both
// count from the same epoch.
import { type ChildProcess, fork } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchChromium } from '@ulinzi/e2e/driver';
import type { Page } from 'playwright-core';
import { noteWhatIsPainted, signIn } from './latency-page.ts';
import { quantile } from './load-client.ts';

const seconds = Number(process.env['SECONDS'] ?? 60);
const rate = Number(process.env['RATE'] ?? 50);
const readers = Number(process.env['READERS'] ?? 0);
const warmUpSeconds = 5;

interface Ready {
  readonly address: string;
  readonly token: string;
}

const folder = mkdtempSync(join(tmpdir(), 'ulinzi-bench-'));
chmodSync(folder, 0o711);
const child = fork(join(import.meta.dirname, 'intake-node.ts'), [folder], {
  stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
});
const browser = await launchChromium();
const stopReading = new AbortController();
try {
  const ready = await new Promise<Ready>((resolve, reject) => {
    child.once('message', (message) => resolve(message as Ready));
    child.once('exit', (code) => reject(new Error(`the node ended with ${code}`)));
  });
  const page = await watchRoom(ready);
  await openReaders(ready, readers);
  await send(ready, warmUpSeconds);
  const [before, began] = [await usage(), performance.now()];
  const sent = await send(ready, seconds);
  const after = await usage();
  const busy =
    (after.user + after.system - before.user - before.system) / 1_000 / (performance.now() - began);
  // What a busy machine has not drawn yet is late, not lost.
  for (const end = performance.now() + 30_000; performance.now() < end; ) {
    await new Promise((resolve) => setTimeout(resolve, 500));
    const painted = await noted(page, 'paintedAt');
    if ([...sent.keys()].every((id) => painted.has(id))) break;
  }
  report(sent, await noted(page, 'toldAt'), await noted(page, 'paintedAt'));
  process.stdout.write(
    `The node used ${busy.toFixed(2)} of a processor. Load of the machine: ${loadNow()}\n`,
  );
} finally {
  stopReading.abort();
  await browser.close();
  await stopNode(child);
  rmSync(folder, { recursive: true, force: true });
}

async function usage(): Promise<NodeJS.CpuUsage> {
  const told = new Promise((resolve) => child.once('message', resolve));
  child.send('usage');
  return ((await told) as { cpu: NodeJS.CpuUsage }).cpu;
}

/** What else the machine does shows in the figures. */
function loadNow(): string {
  return (loadavg()[0] ?? Number.NaN).toFixed(1);
}

/** A watch room in a browser, signed in as the base's commander, that notes when each line is painted. */
async function watchRoom({ address }: Ready): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  // The map beside the board is drawn without a graphics chip here, and is measured by itself.
  await page.addInitScript({ content: `localStorage.setItem('map-beside', 'no');${noteWhatIsPainted}` });
  await page.goto(address);
  await page.evaluate(signIn);
  await page.reload();
  await page.waitForSelector('.watch', { timeout: 30_000 });
  return page;
}

/** Other open lines, which read and throw away. */
async function openReaders({ address, token }: Ready, count: number): Promise<void> {
  const headers = { authorization: `Bearer ${token}`, 'x-ulinzi-post': 'kibua-commander' };
  for (let n = 0; n < count; n++) {
    const line = await fetch(new URL('/api/live', address), { headers, signal: stopReading.signal });
    void (async () => {
      try {
        for await (const _chunk of line.body ?? []);
      } catch {
        // Ended with the benchmark.
      }
    })();
  }
}

/** Sends at the rate, on time whatever the answers take; gives when each alert that it opened was handed over. */
async function send({ address, token }: Ready, forSeconds: number): Promise<Map<string, number>> {
  const sent = new Map<string, number>();
  const answers: Promise<void>[] = [];
  const started = performance.now();
  for (let n = 0; n < forSeconds * rate; n++) {
    const wait = started + (n * 1_000) / rate - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    const at = performance.timeOrigin + performance.now();
    // Each from a number of its own: a new alert, and so a new line.
    const from = `+2430${Math.floor(Math.random() * 90_000_000) + 10_000_000}`;
    answers.push(
      fetch(new URL('/api/gateways/exercise/messages', address), {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ from, text: 'EXERCISE batu ba silaha ku soko' }),
      }).then(async (response) => {
        const { id, fate } = (await response.json()) as { id: string; fate: string };
        if (fate === 'opens') sent.set(id, at);
      }),
    );
  }
  await Promise.all(answers);
  return sent;
}

/** What the page has noted, by alert. */
async function noted(page: Page, name: 'toldAt' | 'paintedAt'): Promise<Map<string, number>> {
  return new Map(await page.evaluate<[string, number][]>(`[...${name}]`));
}

type Times = ReadonlyMap<string, number>;

function report(sent: Times, told: Times, painted: Times): void {
  process.stdout.write(
    `${sent.size} alerts at ${rate} a second for ${seconds} s, ${readers} other open lines\n` +
      `ms from the gateway's door  median     p90     p99     max   never\n` +
      `  told to the page        ${figures(sent, told)}\n  painted on the screen   ${figures(sent, painted)}\n` +
      'Target: painted in 250 (median) and 1000 (p99). No peer publishes this figure.\n',
  );
}

function figures(sent: Times, seen: Times): string {
  const latencies = [...sent].flatMap(([id, at]) => {
    const shown = seen.get(id) ?? Number.NaN;
    return Number.isNaN(shown) ? [] : [shown - at];
  });
  if (latencies.length < sent.size * 0.9) process.exitCode = 1;
  const sorted = Float64Array.from(latencies).sort();
  const all = [0.5, 0.9, 0.99, 1].map((share) => quantile(sorted, share).toFixed(0).padStart(8));
  return `${all.join('')}${String(sent.size - latencies.length).padStart(8)}`;
}

async function stopNode(node: ChildProcess): Promise<void> {
  if (node.exitCode !== null) return;
  const ended = new Promise((resolve) => node.once('exit', resolve));
  node.kill('SIGTERM');
  await ended;
}
