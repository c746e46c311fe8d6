// A real node, started and led by the command line alone, with a base, its people on duty and one source. EXERCISE.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const program = join(import.meta.dirname, '../../node/cli/main.ts');

/** Phones of the people whom `furnishKibua` seats. */
export const phones = {
  source: '+243000000231',
  assistant: '+243000000001',
  commander: '+243000000002',
  dutyOfficer: '+243000000003',
};

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A node in a folder of its own; commands run against it keep their tokens there. */
export class RealNode {
  readonly #folder = mkdtempSync(join(tmpdir(), 'ulinzi-e2e-'));
  #child: ChildProcess | undefined;
  #err = '';
  url = '';
  /** Where browsers elsewhere go; empty where nobody but this machine is served. */
  publicUrl = '';
  /** The one-time code of the first administrator; empty once the node has been started before. */
  firstCode = '';

  /** Starts it and waits for what it prints: its address and, on a first start, the code, which may take a while. */
  async start({ port = 0, more = [] as readonly string[] } = {}): Promise<void> {
    const greeting = existsSync(this.folders.keys) ? /http:\/\/\S+\n/ : /http:\/\/[^]*claim \S+\n/;
    chmodSync(this.#folder, 0o711);
    const words = ['serve', '--real', ...this.#places(), '--port', String(port), '--lang', 'en', ...more];
    const child = spawn(process.execPath, [program, ...words], { cwd: this.#folder });
    this.#child = child;
    let out = '';
    child.stderr.on('data', (chunk) => (this.#err += chunk));
    await new Promise<void>((resolve, reject) => {
      child.stdout.on('data', (chunk) => {
        out += chunk;
        if (greeting.test(out)) resolve();
      });
      child.once('exit', (code) =>
        reject(new Error(`the node ended with ${code}: ${this.#err.slice(-2_000)}`)),
      );
    });
    this.url = /http:\/\/[^\s/]+/.exec(out)?.[0] ?? '';
    this.publicUrl = /https:\/\/\S+/.exec(out)?.[0] ?? '';
    this.firstCode = /claim (\S+)/.exec(out)?.[1] ?? '';
  }

  /** Stops it as a service manager does. */
  async stop(): Promise<void> {
    if (!this.#child || this.#child.exitCode !== null) return;
    const ended = once(this.#child, 'exit');
    this.#child.kill('SIGTERM');
    await ended;
  }

  /** The folder of its data and its keys, for those who look for what must not be there. */
  get folders(): { data: string; keys: string } {
    return { data: join(this.#folder, 'data'), keys: join(this.#folder, 'keys') };
  }

  /** Everything that it has logged. */
  get log(): string {
    return this.#err;
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #places(): string[] {
    return ['--data', join(this.#folder, 'data'), '--keys', join(this.#folder, 'keys')];
  }

  /** Runs `ulinzi` with these words and this on its input. */
  ulinziReading(input: string, ...words: string[]): Promise<Ran> {
    return this.#run([...words, '--url', this.url, '--lang', 'en'], input);
  }

  ulinzi(...words: string[]): Promise<Ran> {
    return this.ulinziReading('', ...words);
  }

  /** The same, where a refusal would be a mistake of the test; gives what it printed. */
  async done(...words: string[]): Promise<string> {
    const result = await this.ulinzi(...words);
    if (result.code !== 0) throw new Error(`ulinzi ${words.join(' ')}: ${result.code} ${result.err}`);
    return result.out;
  }

  /** Verifies the log of the node, which must have been stopped. */
  verify(): Promise<Ran> {
    return this.whileStopped('verify');
  }

  /** Runs a command that works on the folders themselves. */
  whileStopped(...words: string[]): Promise<Ran> {
    return this.#run([...words, ...this.#places(), '--lang', 'en'], '');
  }

  #run(words: readonly string[], input: string): Promise<Ran> {
    return new Promise((resolve) => {
      const child = spawn(process.execPath, [program, ...words], {
        env: { ...process.env, ULINZI_TOKENS: join(this.#folder, 'tokens'), NODE_ENV: 'test' },
        cwd: this.#folder,
      });
      let out = '';
      let err = '';
      child.stdout.on('data', (chunk) => (out += chunk));
      child.stderr.on('data', (chunk) => (err += chunk));
      child.on('close', (code) => resolve({ code, out, err }));
      // One that reads nothing may be gone by now.
      child.stdin.on('error', () => undefined);
      child.stdin.end(input);
    });
  }
}

/** Options of a command as a shell would give them. */
const options = (fields: Readonly<Record<string, string>>): string[] =>
  Object.entries(fields).map(([name, value]) => `--${name}=${value}`);

/**
 * Opens the base of Kibua with one community, its Assistant, commander and the province's duty officer, all on duty for
 * three days, and a gateway on a modem, unless the caller adds another. Gives the one-time code of each post; who is `claimed` here has used hers.
 */
export async function furnishKibua(
  node: Pick<RealNode, 'done' | 'firstCode'>,
  modem: { readonly device: string; readonly connection: string } | null,
  { claims }: { readonly claims: boolean },
): Promise<Record<string, string>> {
  await node.done('claim', node.firstCode);
  const asAdmin = (...words: string[]) => node.done(...words, '--as', 'administrator');
  const place = { latitude: '-1.28', longitude: '28.49' };
  await asAdmin('base', 'open', ...options({ slug: 'kibua', label: 'Kibua', province: 'nk', ...place }));
  await asAdmin('community', 'add', ...options({ slug: 'ntoto', label: 'Ntoto', base: 'kibua', ...place }));
  const codes: Record<string, string> = {};
  for (const [post, role, number] of [
    ['kibua-cla-1', 'assistant', phones.assistant],
    ['kibua-commander', 'commander', phones.commander],
    ['nk-duty-officer', 'duty-officer', phones.dutyOfficer],
  ] as const) {
    const isProvincial = role === 'duty-officer';
    const where: Record<string, string> = isProvincial ? { province: 'nk' } : { base: 'kibua' };
    await asAdmin('post', 'open', ...options({ slug: post, label: post, role, number, ...where }));
    const seated = JSON.parse(await asAdmin('post', 'seat', post, '--name', 'EXERCISE', '--json')) as {
      claimCode: string;
    };
    codes[post] = seated.claimCode;
    if (claims) await node.done('claim', seated.claimCode);
    const scope = isProvincial ? 'nk' : 'kibua';
    await asAdmin('duty', 'assign', ...options({ post, seat: role, scope, from: '-1m', until: '+3d' }));
  }
  if (modem === null) return codes;
  const gateway = { slug: 'modem-1', label: 'Modem 1', kind: 'gammu', base: 'kibua' };
  const line = { device: modem.device, connection: modem.connection };
  await asAdmin('gateway', 'add', ...options({ ...gateway, ...line }));
  return codes;
}

/** Registers the source of Ntoto; her number is not in the command line. */
export async function registerSource(node: RealNode, as: string): Promise<void> {
  const source = {
    province: 'nk',
    digits: '0231',
    community: 'ntoto',
    regime: 'confidential',
    language: 'sw',
    number: '-',
    as,
  };
  const words = ['source', 'register', ...options(source), '--wants-acknowledgement'];
  const registered = await node.ulinziReading(phones.source, ...words);
  if (registered.code !== 0) throw new Error(registered.err);
}
