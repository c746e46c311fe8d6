// A whole node for tests: real PostgreSQL, real keystore, real HTTP, in folders of its own; only the clock is led by
// hand. Personas and numbers are invented and fixed.
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hour, isoOf, isRefusal, type Refusal } from '@ulinzi/domain/kernel';
import type { Actor } from '@ulinzi/domain/registers';
import pg from 'pg';
import { inject } from 'vitest';
import { performAct, type Performed } from '../acts/index.ts';
import { LoopbackChannel } from '../channels/index.ts';
import { split } from '../acts/index.ts';
import { resolveSubject } from '../acts/index.ts';
import type { NodeKind, Received } from '../app/index.ts';
import { acts } from '@ulinzi/domain/acts';
import { NodeClock } from '../log/index.ts';
import { structuredLog } from '../app/index.ts';
import { type NodeOptions, openNode, type RunningNode } from '../serve/index.ts';

/** A clock that only moves when it is told to. */
export class HandClock {
  #elapsed = 0;
  #ahead = 0;
  #wallShift = 0;
  readonly #start: number;

  constructor(start = Date.parse('2026-11-24T01:00:00.000Z')) {
    this.#start = start;
  }

  advance(ms: number): void {
    this.#elapsed += ms;
  }

  /** Put forward as an exercise's clock is; a real node takes no notice. */
  putForward = (ms: number): void => {
    this.#ahead += ms;
    this.advance(ms);
  };

  aheadMs = (): number => this.#ahead;

  /** The wall clock jumps while time runs on as before. */
  jumpWall(ms: number): void {
    this.#wallShift += ms;
  }

  wall = (): number => this.#start + this.#elapsed + this.#wallShift;
  monotonic = (): number => this.#elapsed;

  /** A clock of a node, as it reads these hands; a new one for each start. */
  nodeClock(): NodeClock {
    return new NodeClock(this.wall, this.monotonic);
  }
}

/** Hundreds of sign-ins: the smallest Argon2id there is. What is in use is tried in node/keystore/secret-hash.test.ts. */
const cheapest = { memoryKiB: 8, passes: 1, lanes: 1 };
export const cheapHashing = { passphrase: cheapest, pin: cheapest };

export const phones = {
  source: '+243000000231',
  otherSource: '+243000000777',
  stranger: '+243000000999',
  assistant: '+243000000001',
  commander: '+243000000002',
  dutyOfficer: '+243000000003',
} as const;

export class TestNode {
  readonly folder: string;
  readonly clock: HandClock;
  readonly logLines: string[] = [];
  readonly kind: NodeKind;
  /** What a test of another part wants of the node besides. */
  more: Partial<NodeOptions> = {};
  node!: RunningNode;
  #references = 0;
  readonly #database = `t_${randomUUID().replaceAll('-', '')}`;

  constructor(kind: NodeKind, clock: HandClock) {
    this.kind = kind;
    this.clock = clock;
    this.folder = mkdtempSync(join(tmpdir(), 'ulinzi-test-'));
  }

  get dataDir(): string {
    return join(this.folder, 'data');
  }

  get keysDir(): string {
    return join(this.folder, 'keys');
  }

  /** Address of this node's own database on the server that all tests share. */
  get databaseUrl(): string {
    return inject('databaseUrl').replace('/postgres?', `/${this.#database}?`);
  }

  /** Makes the database from the migrated template, and opens the node on it. */
  async create(): Promise<void> {
    await this.#administer(`create database ${this.#database} template ulinzi_template`);
    await this.open();
  }

  async #administer(statement: string): Promise<void> {
    const admin = new pg.Client({ connectionString: inject('databaseUrl') });
    await admin.connect();
    await admin.query(statement);
    await admin.end();
  }

  async open(): Promise<void> {
    this.node = await openNode({
      databaseUrl: this.databaseUrl,
      kind: this.kind,
      dataDir: this.dataDir,
      keysDir: this.keysDir,
      port: 0,
      clock: this.clock.nodeClock(),
      forward: this.clock,
      log: structuredLog((line) => this.logLines.push(line)),
      hashing: cheapHashing,
      ...this.more,
    });
  }

  async reopen(): Promise<void> {
    await this.node.close();
    await this.open();
  }

  async close(): Promise<void> {
    await this.node.close();
    await this.#administer(`drop database ${this.#database} with (force)`);
    rmSync(this.folder, { recursive: true, force: true });
  }

  actor(post: string | null): Actor {
    const core = this.node.app.core();
    if (!core) throw new Error('no database');
    const { keystore } = this.node.app;
    if (post === null) return { pen: keystore.nodePen, post: null, role: 'node', base: null, province: null };
    const found = core.memory.post(post);
    const pen = keystore.sittingPen(post);
    if (!found || !pen) throw new Error(`no such post: ${post}`);
    return { pen: pen.id, post, role: found.role, base: found.base, province: found.province };
  }

  /** Does an act as a post (null: the node itself), on what `on` names; fields as a request would give them. */
  async act(
    name: string,
    by: string | null,
    on: string | null,
    fields: Record<string, unknown> = {},
  ): Promise<Performed | Refusal> {
    const declared = acts[name];
    if (!declared) throw new Error(`no such act: ${name}`);
    const actor = this.actor(by);
    const subject = on === null ? null : await resolveSubject(this.node.app, actor, declared.subject, on);
    if (isRefusal(subject)) return subject;
    return performAct(this.node, { act: name, subject, actor, ...split(declared, fields) });
  }

  /** The same, where a refusal would be a mistake of the test. */
  async did(
    name: string,
    by: string | null,
    on: string | null,
    fields: Record<string, unknown> = {},
  ): Promise<Performed> {
    const done = await this.act(name, by, on, fields);
    if (isRefusal(done)) throw new Error(`${name} refused: ${done.refused} ${done.missing?.join(' ') ?? ''}`);
    return done;
  }

  async sms(
    from: string,
    text: string,
    more: { reference?: string; sentAt?: number } = {},
  ): Promise<Received> {
    return this.node.receive({
      gateway: 'exercise',
      kind: 'text',
      from,
      text,
      reference: more.reference ?? `r${++this.#references}`,
      sentAt: more.sentAt ?? null,
      receivedAt: this.clock.wall(),
      raw: Buffer.from(JSON.stringify({ from, text })),
    });
  }

  async bip(from: string): Promise<Received> {
    return this.node.receive({
      gateway: 'exercise',
      kind: 'call',
      from,
      text: null,
      reference: `c${++this.#references}`,
      sentAt: null,
      receivedAt: this.clock.wall(),
      raw: Buffer.from(JSON.stringify({ from })),
    });
  }

  /** Lets time pass in steps of at most a minute, the ticker beating at each. */
  async pass(ms: number): Promise<void> {
    for (let left = ms; left > 0; left -= 60_000) {
      this.clock.advance(Math.min(left, 60_000));
      await this.settle();
    }
  }

  /** Lets the ticker, the pager and the sender finish what is due now. */
  async settle(): Promise<void> {
    const rounds = this.node.rounds();
    if (!rounds) throw new Error('no rounds');
    await rounds.ticker.settled();
    await rounds.sender.settled();
    await rounds.ticker.settled();
    await rounds.sender.settled();
  }

  loopback(): LoopbackChannel {
    const channel = this.node.app.channels.get('exercise');
    if (!(channel instanceof LoopbackChannel)) throw new Error('no loopback gateway');
    return channel;
  }

  /** Texts that have come to a phone, oldest first. */
  inbox(phone: string): string[] {
    return this.loopback()
      .sentTo(phone)
      .map((text) => text.text);
  }

  /** Digits of the newest page that came to a phone. */
  pageCode(phone: string): string {
    const last = this.inbox(phone).at(-1) ?? '';
    const found = /\d{2,4}$/.exec(last);
    if (!found) throw new Error('no page came to this phone');
    return found[0];
  }

  async alert(number: string, by = 'kibua-commander') {
    const response = await this.http('GET', `/api/alerts/${number}`, by);
    return response.body as Record<string, never> & { status: string };
  }

  /** Asks over HTTP as a post, with the operator's token of the exercise. */
  /** What a request carries that the operator of the exercise sends as a post. */
  asPost(post: string): Record<string, string> {
    return { authorization: `Bearer ${this.node.app.keystore.operatorToken()}`, 'x-ulinzi-post': post };
  }

  async http(
    method: 'GET' | 'POST',
    path: string,
    by: string | null,
    body?: unknown,
    headers: Record<string, string> = {},
  ) {
    const response = await fetch(new URL(path, this.node.address), {
      method,
      headers: {
        authorization: `Bearer ${this.node.app.keystore.operatorToken()}`,
        ...(by && { 'x-ulinzi-post': by }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      text,
      body: text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : {},
    };
  }
}

/**
 * A node with one base (Kibua, North Kivu) and its people: two Assistants, a commander, the province's duty officer,
 * protection manager and analyst, a custodian; two communities with a source each; and another base (Fizi, South
 * Kivu) for what may not be seen. Everyone is on duty for thirty days.
 */
export async function openTestNode(clock = new HandClock()): Promise<TestNode> {
  const test = new TestNode('exercise', clock);
  await test.create();
  await furnish(test);
  return test;
}

async function furnish(test: TestNode): Promise<void> {
  const from = isoOf(test.node.app.clock.now() - hour);
  const until = isoOf(test.node.app.clock.now() + 30 * 24 * hour);
  await test.did('base.open', null, null, {
    slug: 'kibua',
    label: 'Kibua',
    province: 'nk',
    latitude: -1.28,
    longitude: 28.49,
  });
  await test.did('base.open', null, null, {
    slug: 'fizi',
    label: 'Fizi',
    province: 'sk',
    latitude: -4.3,
    longitude: 28.94,
  });
  await test.did('gateway.add', null, null, {
    slug: 'exercise',
    label: 'Exercise',
    kind: 'loopback',
    base: 'kibua',
  });
  const communities = [
    ['ntoto', 'Ntoto', 'kibua'],
    ['kashebere', 'Kashebere', 'kibua'],
    ['baraka', 'Baraka', 'fizi'],
  ];
  for (const [slug, label, base] of communities) {
    await test.did('community.add', null, null, { slug, label, base, latitude: -1.4, longitude: 28.5 });
  }
  const posts: [string, string, string | null, string | null, string | null][] = [
    ['kibua-cla-1', 'assistant', 'kibua', null, phones.assistant],
    ['kibua-cla-2', 'assistant', 'kibua', null, null],
    ['kibua-commander', 'commander', 'kibua', null, phones.commander],
    ['nk-duty-officer', 'duty-officer', null, 'nk', phones.dutyOfficer],
    ['nk-protection-manager', 'protection-manager', null, 'nk', null],
    ['nk-analyst', 'analyst', null, 'nk', null],
    ['nk-custodian', 'custodian', null, 'nk', null],
    ['administrator', 'administrator', null, null, null],
    ['fizi-cla-1', 'assistant', 'fizi', null, null],
    ['fizi-commander', 'commander', 'fizi', null, null],
    ['kinshasa-analyst', 'mission-analyst', null, null, null],
  ];
  for (const [slug, role, base, province, number] of posts) {
    await test.did('post.open', null, null, {
      slug,
      label: slug,
      role,
      ...(base && { base }),
      ...(province && { province }),
      ...(number && { number }),
    });
    test.node.app.keystore.openAccount({ name: `EXERCISE ${slug}`, post: slug });
  }
  const duties = [
    ['kibua-cla-1', 'assistant', 'kibua'],
    ['kibua-commander', 'commander', 'kibua'],
    ['nk-duty-officer', 'duty-officer', 'nk'],
  ];
  for (const [post, seat, scope] of duties)
    await test.did('duty.assign', null, null, { post, seat, scope, from, until });
  await test.did('source.register', null, null, {
    province: 'nk',
    digits: '0231',
    community: 'ntoto',
    regime: 'confidential',
    language: 'sw',
    wantsAcknowledgement: true,
    number: phones.source,
    openingPhrase: 'Habari ya shamba?',
    distressWord: 'mvua',
  });
  await test.did('source.register', null, null, {
    province: 'nk',
    digits: '7740',
    community: 'kashebere',
    regime: 'public-elected',
    selectedOn: '2018-03-14',
    language: 'fr',
    wantsAcknowledgement: false,
    number: phones.otherSource,
  });
}
