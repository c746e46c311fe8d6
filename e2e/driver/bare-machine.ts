// A machine that has no network, not even a route: a network namespace of its own. Everything that a release needs is
// in its archive, or it does not come up here. Installed below a folder, run as whoever runs the test.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '../eventually.ts';
import type { Ran } from './real-node.ts';

const isRoot = process.geteuid?.() === 0;

export class BareMachine {
  /** What stands for the root of the machine's files; with a space, which no line of the installer may split at. */
  readonly root: string = mkdtempSync(join(tmpdir(), 'ulinzi bare-'));
  #namespace: ChildProcess | undefined;
  /** The one-time code of the first administrator, when something was installed. */
  firstCode = '';

  /** Makes the namespace; inside, a node may take the port that it takes on every machine. */
  async open(): Promise<void> {
    // PostgreSQL runs under a user of its own when root starts the node: it must be able to pass.
    chmodSync(this.root, 0o711);
    const user = isRoot ? [] : ['--user', '--map-current-user', '--keep-caps'];
    const hold = 'ip link set lo up && echo open && exec sleep infinity';
    const namespace = spawn('unshare', [...user, '--net', 'sh', '-c', hold], { stdio: 'pipe' });
    this.#namespace = namespace;
    let said = '';
    namespace.stdout.on('data', (chunk) => (said += chunk));
    namespace.stderr.on('data', (chunk) => (said += chunk));
    await eventually(() => said.startsWith('open\n') || namespace.exitCode !== null);
    if (!said.startsWith('open\n')) throw new Error(`no network namespace can be made here: ${said}`);
  }

  at(...names: readonly string[]): string {
    return join(this.root, ...names);
  }

  /** Runs a program inside. */
  run(program: string, words: readonly string[], input = ''): Promise<Ran> {
    const user = isRoot ? [] : ['--user', '--preserve-credentials'];
    const target = ['--target', String(this.#namespace?.pid), ...user, '--net', '--', program, ...words];
    return new Promise((resolve, reject) => {
      const child = spawn('nsenter', target, {
        cwd: this.root,
        env: { PATH: process.env['PATH'], HOME: this.root, ULINZI_TOKENS: this.at('tokens') },
      });
      let out = '';
      let err = '';
      child.stdout.on('data', (chunk) => (out += chunk));
      child.stderr.on('data', (chunk) => (err += chunk));
      child.once('error', reject);
      child.once('close', (code) => resolve({ code, out, err }));
      // One that reads nothing may be gone by now.
      child.stdin.on('error', () => undefined);
      child.stdin.end(input);
    });
  }

  /** Runs the installer of an unpacked archive. */
  async installFrom(folder: string, ...words: readonly string[]): Promise<Ran> {
    const ran = await this.run('sh', [join(folder, 'install.sh'), ...this.#places, ...words]);
    this.firstCode = /claim (\S+)/.exec(ran.out)?.[1] ?? this.firstCode;
    return ran;
  }

  /** Runs the installer that is installed. */
  install(...words: readonly string[]): Promise<Ran> {
    return this.run('sh', [this.at('opt/ulinzi/current/install.sh'), ...this.#places, ...words]);
  }

  get #places(): readonly string[] {
    return ['--prefix', this.root, '--no-system'];
  }

  /** Runs the installed command. */
  ulinzi(...words: readonly string[]): Promise<Ran> {
    return this.run(this.at('usr/local/bin/ulinzi'), [...words, '--lang', 'en']);
  }

  /** The same, where a refusal would be a mistake of the test; gives what it printed. */
  async done(...words: readonly string[]): Promise<string> {
    const ran = await this.ulinzi(...words);
    if (ran.code !== 0) throw new Error(`ulinzi ${words.join(' ')}: ${ran.code} ${ran.err}`);
    return ran.out;
  }

  /** The process of the node; undefined where none runs. */
  get pid(): number | undefined {
    const file = this.at('var/lib/ulinzi/pid');
    const pid = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
    return pid > 0 && existsSync(`/proc/${pid}`) ? pid : undefined;
  }

  /** Ends the node and the machine. */
  async remove(): Promise<void> {
    const { pid } = this;
    if (pid !== undefined) {
      process.kill(pid, 'SIGTERM');
      await eventually(() => this.pid === undefined);
    }
    const namespace = this.#namespace;
    if (namespace && namespace.exitCode === null) {
      const ended = once(namespace, 'exit');
      namespace.kill('SIGKILL');
      await ended;
    }
    rmSync(this.root, { recursive: true, force: true });
  }
}
