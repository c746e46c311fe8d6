// How a command speaks to a node: over loopback HTTP, with a token from a file that only its owner can read.
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Call, MachineCannot, type Option } from './command.ts';

/** Options of every command that speaks to a node. */
export const nodeOptions: Readonly<Record<string, Option>> = {
  as: { type: 'string', value: 'POST', help: 'commands.option.as' },
  url: { type: 'string', value: 'URL', help: 'commands.option.url' },
  keys: { type: 'string', value: 'DIR', help: 'commands.option.keys' },
};

export interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

/** Folder in which the tokens of claimed accounts are kept, one file for each post. */
export function tokenFolder(env: Record<string, string | undefined>): string {
  return env['ULINZI_TOKENS'] ?? join(homedir(), '.ulinzi');
}

export class NodeClient {
  readonly #call: Call;
  readonly #url: string;
  readonly #post: string | undefined;

  constructor(call: Call) {
    this.#call = call;
    const { options, io } = call;
    this.#url = String(options['url'] ?? io.env['ULINZI_URL'] ?? 'http://127.0.0.1:8787');
    const post = options['as'] ?? io.env['ULINZI_AS'];
    this.#post = post === undefined ? undefined : String(post);
  }

  /** Asks the node. Throws `MachineCannot` with what to do when it cannot be reached or no token is to be had. */
  async ask(method: 'GET' | 'POST', path: string, body?: object): Promise<Answer> {
    const { io } = this.#call;
    const headers = this.#headers();
    if (body) headers['content-type'] = 'application/json';
    try {
      const response = await fetch(new URL(path, this.#url), {
        method,
        headers,
        signal: io.signal,
        ...(body && { body: JSON.stringify(body) }),
      });
      // Whatever answers there in something else than JSON is no node.
      return { status: response.status, body: (await response.json()) as Record<string, unknown> };
    } catch (error) {
      if (io.signal.aborted) throw error;
      throw new MachineCannot(io.speak('commands.node-unreachable', { url: this.#url }));
    }
  }

  /** Opens a stream of the node's. Throws as `ask` does. */
  async stream(
    path: string,
    signal: AbortSignal,
  ): Promise<{ readonly body: AsyncIterable<Uint8Array> } | { readonly refused: Answer }> {
    const { io } = this.#call;
    try {
      const response = await fetch(new URL(path, this.#url), { headers: this.#headers(), signal });
      if (response.status === 200 && response.body)
        return { body: response.body as AsyncIterable<Uint8Array> };
      return {
        refused: { status: response.status, body: (await response.json()) as Record<string, unknown> },
      };
    } catch (error) {
      if (io.signal.aborted) throw error;
      throw new MachineCannot(io.speak('commands.node-unreachable', { url: this.#url }));
    }
  }

  #headers(): Record<string, string> {
    const token = this.#token();
    return {
      'accept-language': this.#call.io.speak('commands.locale'),
      ...(token && { authorization: `Bearer ${token}` }),
      ...(this.#post && { 'x-ulinzi-post': this.#post }),
    };
  }

  #token(): string | null {
    const { options, io } = this.#call;
    const own = this.#post && join(tokenFolder(io.env), `${this.#post}.token`);
    const keys = options['keys'] ?? io.env['ULINZI_KEYS'];
    const folder = keys ? resolve(io.cwd, String(keys)) : resolve(io.cwd, '.ulinzi/exercise/keys');
    const operator = join(folder, 'api-token');
    for (const path of keys ? [operator] : [own, operator]) {
      if (path && existsSync(path)) return readFileSync(path, 'utf8').trim();
    }
    return null;
  }
}

/** Prints a refusal as the node said it, and gives the exit code for it. */
export function printRefusal(call: Call, answer: Answer): 1 | 4 {
  const { io, json } = call;
  if (json) io.out(`${JSON.stringify(answer.body)}\n`);
  else {
    const missing = Array.isArray(answer.body['missing']) ? (answer.body['missing'] as string[]) : [];
    const list = missing.length > 0 ? ` [${missing.join(', ')}]` : '';
    io.err(`${String(answer.body['message'] ?? answer.body['refused'])}${list}\n`);
  }
  return answer.status >= 500 ? 1 : 4;
}
