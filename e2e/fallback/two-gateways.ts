// A real node with two gateways at one base, a real Kannel and a real Gammu, and people of the base. EXERCISE.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { acts } from '@ulinzi/domain/acts';
import { isRefusal } from '@ulinzi/domain/kernel';
import { performAct, split } from '@ulinzi/node/acts';
import { structuredLog } from '@ulinzi/node/app';
import { openNode, type RunningNode } from '@ulinzi/node/serve';
import { nodeFolder, phones } from '../driver/index.ts';
import { eventually } from '../eventually.ts';
import { ptyModem, type PtyModem } from '../gammu/index.ts';
import { credentials, freePorts, RealKannel } from '../kannel/index.ts';

const minute = 60_000;
const chair = 'kibua-commander';

export interface ShownGateway {
  readonly slug: string;
  readonly isAlive: boolean;
  readonly place: number;
  readonly standsInFor: readonly string[];
  readonly waiting: number;
}

export class TwoGateways {
  readonly #folder = nodeFolder();
  readonly kannel = new RealKannel();
  #modem: PtyModem | undefined;
  #node: RunningNode | undefined;
  #token = '';
  #line: AbortController | undefined;
  /** When the open line said that the gateways have changed. */
  readonly changes: number[] = [];

  get node(): RunningNode {
    if (!this.#node) throw new Error('the node is not open');
    return this.#node;
  }

  async open(): Promise<void> {
    const [port] = (await freePorts(1)) as [number];
    await this.kannel.reservePorts();
    this.#modem = await ptyModem();
    const { dataDir, keysDir } = this.#folder;
    const log = structuredLog(() => undefined);
    this.#node = await openNode({ kind: 'real', dataDir, keysDir, port, log });
    await this.#furnish();
    const service = join(keysDir, 'spool', 'kannel-1', 'sms-service.conf');
    const config = () => {
      try {
        return readFileSync(service, 'utf8');
      } catch {
        return '';
      }
    };
    await eventually(() => config().includes('post-url'));
    await this.kannel.start(config());
    await eventually(async () => (await this.gateways()).every(({ isAlive }) => isAlive));
    await this.#listen();
  }

  async close(): Promise<void> {
    this.#line?.abort();
    await this.#node?.close();
    await this.kannel.stop();
    await this.#modem?.close();
    this.#folder.remove();
  }

  /** Texts that came to phones, by the gateway that carried them. */
  get carried(): { readonly kannel: readonly string[]; readonly modem: readonly string[] } {
    return {
      kannel: this.kannel.sent.map(({ text }) => text),
      modem: (this.#modem?.sent() ?? []).map(({ text }) => text),
    };
  }

  /** As a person of the base is shown them. */
  async gateways(): Promise<ShownGateway[]> {
    const { body } = await this.#get('/api/gateways');
    return ((await new Response(body).json()) as { gateways: ShownGateway[] }).gateways;
  }

  /** Queues as many pages to one phone, told apart by their digits; gives their texts. */
  async queuePages(first: number, count: number): Promise<string[]> {
    const core = this.node.app.core();
    const line = this.node.app.keystore.linesOf({ kind: 'post', post: chair })[0];
    if (!core || !line) throw new Error('nothing to queue with');
    const codes = Array.from({ length: count }, (_, n) => String(first + n).padStart(2, '0'));
    await core.writer.submit({
      decide: (view) => ({
        entries: [],
        outgoing: codes.map((code) => ({
          id: view.newId(),
          purpose: 'page' as const,
          gateway: 'kannel-1',
          urgent: true,
          line: line.id,
          words: 'sms.page' as const,
          locale: 'fr' as const,
          fill: { code },
          alert: null,
          page: null,
          post: chair,
          notBefore: view.now,
          expires: view.now + 10 * minute,
        })),
        result: null,
      }),
    });
    return codes.map((code) => `Rappelle-moi stp. ${code}`);
  }

  /** How each text stands in the node's queue. */
  async rows(): Promise<{ text: string; gateway: string; state: string; cause: string | null }[]> {
    const found = await this.node.app
      .core()
      ?.pool.query<{ code: string; gateway: string; state: string; cause: string | null }>(
        "select fill ->> 'code' as code, gateway, state, cause from outgoing order by 1",
      );
    return (found?.rows ?? []).map(({ code, ...row }) => ({ text: `Rappelle-moi stp. ${code}`, ...row }));
  }

  async #furnish(): Promise<void> {
    await this.#did('base.open', {
      slug: 'kibua',
      label: 'Kibua',
      province: 'nk',
      latitude: -1.28,
      longitude: 28.49,
    });
    const post = { slug: chair, label: chair, role: 'commander', base: 'kibua', number: phones.commander };
    await this.#did('post.open', post);
    const { claimCode } = this.node.app.keystore.openAccount({ name: 'EXERCISE', post: chair });
    const claimed = await fetch(`${this.node.address}/api/claims`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code: claimCode }),
    });
    this.#token = ((await claimed.json()) as { token: string }).token;
    const own = { base: 'kibua' };
    await this.#did('gateway.add', {
      ...own,
      slug: 'kannel-1',
      label: 'Kannel',
      kind: 'kannel',
      sendUrl: this.kannel.sendUrl,
      statusUrl: this.kannel.statusUrl,
      smsc: 'modem-1',
      throughput: 5,
      ...credentials,
    });
    const { device, connection } = this.#modem as PtyModem;
    await this.#did('gateway.add', {
      ...own,
      slug: 'modem-1',
      label: 'Modem',
      kind: 'gammu',
      device,
      connection,
    });
  }

  async #did(name: string, fields: Record<string, unknown>): Promise<void> {
    const declared = acts[name];
    if (!declared) throw new Error(`no such act: ${name}`);
    const pen = this.node.app.keystore.nodePen;
    const done = await performAct(this.node, {
      act: name,
      subject: null,
      actor: { pen, post: null, role: 'node', base: null, province: null },
      ...split(declared, fields),
    });
    if (isRefusal(done)) throw new Error(`${name} refused: ${done.refused}`);
  }

  #get(path: string, signal: AbortSignal | null = null): Promise<Response> {
    return fetch(`${this.node.address}${path}`, {
      headers: { authorization: `Bearer ${this.#token}` },
      signal,
    });
  }

  /** Holds an open line, as the watch room does. */
  async #listen(): Promise<void> {
    this.#line = new AbortController();
    const { body } = await this.#get('/api/live', this.#line.signal);
    const decoder = new TextDecoder();
    void (async () => {
      let rest = '';
      for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) {
        const events = (rest + decoder.decode(chunk, { stream: true })).split('\n\n');
        rest = events.pop() ?? '';
        for (const event of events) if (event.includes('"gateways"')) this.changes.push(performance.now());
      }
    })().catch(() => undefined);
  }
}
