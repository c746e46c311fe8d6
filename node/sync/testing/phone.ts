// A phone as its node knows it: it makes its key, writes entries once, and sends them over a line that a test may cut.
import {
  type FieldEntry,
  type Receipt,
  type SentItem,
  type SyncAnswer,
  syncType,
} from '@ulinzi/domain/field';
import { entryToSign, requestToSign } from '@ulinzi/domain/field';
import { isoOf } from '@ulinzi/domain/kernel';
import { createHash, generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { request } from 'node:http';
import { deflateRawSync } from 'node:zlib';
import type { TestNode } from '../../testing/test-node.ts';

export interface Answer {
  readonly status: number;
  readonly body: SyncAnswer & { readonly refused?: string };
}

/** One request, made and signed: it can be sent, lost, or sent twice. */
export interface Made {
  readonly method: string;
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body: Buffer;
}

export class Phone {
  readonly #test: TestNode;
  readonly #keys = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  #count = 0;
  device = '';
  /** What it has written, by its numbers from 1 on. */
  readonly written: SentItem[] = [];
  readonly receipts = new Map<number, Receipt>();
  have = 0;
  cursor: string | null = null;
  /** How far its clock is ahead. */
  aheadMs = 0;
  app = '1';

  constructor(test: TestNode) {
    this.#test = test;
  }

  get publicKey(): string {
    return this.#keys.publicKey.export({ type: 'spki', format: 'der' }).toString('base64url');
  }

  /** Enrols for a post with a code that the administrator makes, or with this one. */
  async enrol(post: string, code?: string): Promise<this> {
    const given = code ?? (await codeFor(this.#test, post));
    const { status, body } = await this.askToEnrol(given);
    if (status !== 200) throw new Error(`not enrolled: ${String(body['refused'])}`);
    this.device = String(body['device']);
    return this;
  }

  askToEnrol(code: string, storage = 'persisted') {
    const { publicKey } = this;
    return this.#test.http('POST', '/field/enrol', null, { code, publicKey, storage }, { authorization: '' });
  }

  sign(bytes: Uint8Array): string {
    const key = { key: this.#keys.privateKey, dsaEncoding: 'ieee-p1363' as const };
    return sign('sha256', bytes, key).toString('base64url');
  }

  /** Writes an entry down, to be sent. */
  write(act: string, given: Partial<FieldEntry> = {}): SentItem {
    const entry: FieldEntry = {
      v: 1,
      id: randomUUID(),
      act,
      version: 1,
      subject: null,
      saw: null,
      occurred: isoOf(this.#test.clock.wall() + this.aheadMs),
      data: {},
      bodies: {},
      ...given,
    };
    return this.writeText(JSON.stringify(entry));
  }

  writeText(entry: string): SentItem {
    const item = { n: this.written.length + 1, entry, signature: this.sign(entryToSign(entry)) };
    this.written.push(item);
    return item;
  }

  /** A report of her base in one sentence. */
  report(more: Partial<FieldEntry> = {}): SentItem {
    return this.write('report.send', {
      data: { kind: 'flash', readers: 'base', base: 'kibua', from: '2026-11-23' },
      bodies: { text: 'EXERCISE all is quiet.' },
      ...more,
    });
  }

  /** An alert that she heard of. */
  alert(more: Partial<FieldEntry> = {}): SentItem {
    const heardAt = isoOf(this.#test.clock.wall() + this.aheadMs - 60_000);
    return this.write('alert.record', {
      version: 2,
      data: { channel: 'walk-in', base: 'kibua', community: 'ntoto', heardAt },
      ...more,
    });
  }

  get unanswered(): SentItem[] {
    return this.written.filter(
      ({ n }) => !this.receipts.has(n) || this.receipts.get(n)?.outcome === 'waiting',
    );
  }

  /** A sync of these items, made ready. */
  make(items: readonly unknown[], more: Record<string, unknown> = {}): Made {
    const { have, cursor } = this;
    const given = { v: 1, have, last: this.written.length, items, cursor, ...more };
    return this.makeOf(deflateRawSync(Buffer.from(JSON.stringify(given))));
  }

  makeOf(body: Buffer, path = '/field/sync', method = 'POST'): Made {
    const [at, count] = [this.#test.clock.wall() + this.aheadMs, ++this.#count];
    const bodyDigest = createHash('sha256').update(body).digest('hex');
    return {
      method,
      path,
      body,
      headers: {
        'content-type': syncType,
        'content-length': String(body.length),
        'x-app': this.app,
        'x-device': this.device,
        'x-at': String(at),
        'x-count': String(count),
        'x-signature': this.sign(requestToSign({ method, path, at, count, bodyDigest })),
      },
    };
  }

  /** Sends what was made; the answer is not taken note of. */
  send({ method, path, headers, body }: Made): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const asked = request(new URL(path, this.#test.node.address), { method, headers }, (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('error', reject);
        answer.on('end', () => {
          const text = Buffer.concat(parts).toString('utf8');
          resolve({ status: answer.statusCode ?? 0, body: JSON.parse(text || '{}') as Answer['body'] });
        });
      });
      asked.on('error', reject);
      asked.end(body);
    });
  }

  /** Takes an answer to heart. */
  hear({ body }: Answer): void {
    for (const receipt of body.receipts) {
      const before = this.receipts.get(receipt.n);
      if (!before || before.r < receipt.r) this.receipts.set(receipt.n, receipt);
      this.have = Math.max(this.have, receipt.r);
    }
    this.cursor = body.cursor;
  }

  /** Sends these, or what has no receipt yet, and hears the answer. */
  async sync(
    items: readonly SentItem[] = this.unanswered,
    more: Record<string, unknown> = {},
  ): Promise<SyncAnswer> {
    const answer = await this.send(this.make(items, more));
    if (answer.status !== 200) throw new Error(`sync refused: ${answer.status} ${answer.body.refused}`);
    this.hear(answer);
    return answer.body;
  }
}

/** A code for a post, as the administrator gets it. */
export async function codeFor(test: TestNode, post: string, by = 'administrator'): Promise<string> {
  const { body, text } = await test.http('POST', '/api/device-codes', by, { post });
  if (typeof body['code'] !== 'string') throw new Error(text);
  return body['code'];
}
