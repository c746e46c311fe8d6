// Debian's Kannel in a folder of its own: bearerbox, smsbox, and an imitation of an SMS centre with one phone network.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

export const credentials = { user: 'ulinzi', password: 'EXERCISE-send', statusPassword: 'EXERCISE-status' };

export interface SentText {
  readonly to: string;
  readonly text: string;
}

export class RealKannel {
  readonly folder = mkdtempSync(join(tmpdir(), 'ulinzi-kannel-'));
  #ports: readonly number[] = [];
  #bearerbox: ChildProcess | undefined;
  #smsbox: ChildProcess | undefined;
  #centre: Socket | undefined;
  #isCentreWanted = true;
  /** All that went out to phones, in order, over all lives of this Kannel. */
  readonly sent: SentText[] = [];

  async reservePorts(): Promise<void> {
    this.#ports = await freePorts(5);
  }

  get sendUrl(): string {
    return `http://127.0.0.1:${this.#ports[0]}/cgi-bin/sendsms`;
  }

  get statusUrl(): string {
    return `http://127.0.0.1:${this.#ports[1]}/status.xml`;
  }

  /** Starts both boxes with what the node wrote for kannel.conf; the network is there soon after. */
  async start(serviceGroup: string): Promise<void> {
    this.configure(serviceGroup);
    await this.startBearerbox();
    await this.startSmsbox();
    await this.connectCentre();
  }

  /** Writes kannel.conf. Another user or password than ours makes ours wrong. */
  configure(serviceGroup: string, { user, password, statusPassword } = credentials): void {
    const [send, admin, smsbox, , centre] = this.#ports;
    this.writeConfig(
      `group = core
admin-port = ${admin}
admin-interface = 127.0.0.1
admin-password = EXERCISE-admin
status-password = ${statusPassword}
smsbox-port = ${smsbox}
smsbox-interface = 127.0.0.1
box-allow-ip = "127.0.0.1"
box-deny-ip = "*.*.*.*"
dlr-storage = internal
store-type = file
store-location = "${join(this.folder, 'store')}"

group = smsc
smsc = fake
smsc-id = modem-1
port = ${centre}
connect-allow-ip = "127.0.0.1"

group = smsbox
bearerbox-host = 127.0.0.1
sendsms-port = ${send}
sendsms-interface = 127.0.0.1
mo-recode = true
http-request-retry = 1000000
http-queue-delay = 1

group = sendsms-user
username = ${user}
password = ${password}
default-sender = ulinzi
concatenation = true
max-messages = 5

${serviceGroup}
`,
    );
  }

  writeConfig(text: string): void {
    mkdirSync(this.folder, { recursive: true });
    writeFileSync(join(this.folder, 'kannel.conf'), text);
  }

  async startBearerbox(): Promise<void> {
    this.#bearerbox = this.#box('bearerbox');
    await listens(this.#ports[1]!);
  }

  async startSmsbox(): Promise<void> {
    this.#smsbox = this.#box('smsbox');
    await listens(this.#ports[0]!);
  }

  #box(name: 'bearerbox' | 'smsbox'): ChildProcess {
    const child = spawn(`/usr/sbin/${name}`, ['-v', '4', join(this.folder, 'kannel.conf')], {
      cwd: this.folder,
      stdio: 'ignore',
    });
    child.on('error', () => undefined);
    return child;
  }

  /** Kills boxes as a power cut would. */
  async kill(...boxes: ('bearerbox' | 'smsbox')[]): Promise<void> {
    for (const name of boxes) {
      const child = name === 'bearerbox' ? this.#bearerbox : this.#smsbox;
      if (!child || child.exitCode !== null || child.signalCode !== null) continue;
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    }
  }

  /** The network is there: from now on texts reach phones, also after a restart. */
  async connectCentre(): Promise<void> {
    this.#isCentreWanted = true;
    while (this.#isCentreWanted && (this.#centre?.destroyed ?? true)) {
      const socket = connect(this.#ports[4]!, '127.0.0.1');
      const isConnected = await new Promise<boolean>((resolve) => {
        socket.once('connect', () => resolve(true));
        socket.on('error', () => resolve(false));
      });
      if (isConnected) {
        this.#listenTo(socket);
        return;
      }
      await delay(50);
    }
  }

  /** The network is gone. */
  disconnectCentre(): void {
    this.#isCentreWanted = false;
    this.#centre?.destroy();
  }

  #listenTo(socket: Socket): void {
    this.#centre = socket;
    let rest = '';
    socket.on('data', (chunk) => {
      const lines = (rest + chunk.toString('latin1')).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) this.sent.push(textOf(line));
    });
    socket.on('close', () => {
      if (this.#isCentreWanted) void this.connectCentre();
    });
  }

  /** Somebody writes to our number. */
  write(from: string, text: string): void {
    const isPlain = /^[\x20-\x7e]*$/.test(text);
    const units = Buffer.from(text, 'utf16le').swap16();
    const coded = isPlain ? `text ${text}` : `ucs2 ${[...units].map((byte) => `%${hex(byte)}`).join('')}`;
    this.#centre?.write(`${from} 8080 ${coded}\n`);
  }

  /** How many texts lie in bearerbox's store. */
  async stored(): Promise<number> {
    const page = await fetch(`${this.statusUrl}?password=${credentials.statusPassword}`);
    return Number(/<storesize>(\d+)/.exec(await page.text())?.[1]);
  }

  async stop(): Promise<void> {
    this.disconnectCentre();
    await this.kill('smsbox', 'bearerbox');
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** A line of the centre: `FROM TO text WORDS` or `FROM TO ucs-2 %00A…`. */
function textOf(line: string): SentText {
  const [, to = '', type = '', ...words] = line.split(' ');
  const said = words.join(' ');
  if (type === 'text') return { to, text: Buffer.from(said, 'latin1').toString('utf8') };
  const bytes = [...said.matchAll(/%([0-9A-Fa-f]{2})|(.)/gs)].map(([, coded, plain]) =>
    coded ? Number.parseInt(coded, 16) : plain === '+' ? 32 : (plain ?? '').charCodeAt(0),
  );
  return { to, text: Buffer.from(bytes).swap16().toString('utf16le') };
}

const hex = (byte: number) => byte.toString(16).padStart(2, '0').toUpperCase();

/**
 * Ports of this worker lie below those that systems give out by themselves (from 32768), a thousand for each of the
 * workers that run at once: nobody takes one between the asking and the listening, also while what listened is away.
 */
const firstPort = 20_000 + 1_000 * Number(process.env['VITEST_POOL_ID'] ?? 0);
let asked = Math.floor(Math.random() * 1_000);

/** Ports that nobody listens on now, each given once. */
export async function freePorts(count: number): Promise<number[]> {
  const ports: number[] = [];
  while (ports.length < count) {
    const port = firstPort + (asked++ % 1_000);
    if (await isFree(port)) ports.push(port);
  }
  return ports;
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

async function listens(port: number): Promise<void> {
  for (;;) {
    const socket = connect(port, '127.0.0.1');
    const isThere = await new Promise<boolean>((resolve) => {
      socket.once('connect', () => resolve(true));
      socket.once('error', () => resolve(false));
    });
    socket.destroy();
    if (isThere) return;
    await delay(50);
  }
}
