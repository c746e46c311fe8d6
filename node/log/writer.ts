// The one path by which anything is appended. Jobs that queued during the last commit are decided together, in the
// order in which they came, and written in one transaction: keystore keys first, then log, readings, deadlines and
// outgoing messages. An append that was answered is on disk.
import type { AlertState } from '@ulinzi/domain/alerts';
import {
  type EntryId,
  isRefusal,
  type NodeId,
  type Refusal,
  refuse,
  type SubjectId,
} from '@ulinzi/domain/kernel';
import type { Client } from 'pg';
import type { Keystore } from '../keystore/index.ts';
import { type Drafts, type Fact, makeBatch, type Tail } from './batch.ts';
import { alertAsOf, findAlerts, findLogged, registerAsOf } from './log-queries.ts';
import { writeBatch } from './log-store.ts';
import type { Memory } from './memory.ts';
import type { NodeClock } from './node-clock.ts';
import type { History, Job, LoggedEntry, NeedsHistory, OutgoingDraft, Plan } from './plan.ts';
import { sealRecipient } from './recipient.ts';
import { sealEntry } from './seal-entry.ts';
import { Staging } from './staging.ts';

/** What one commit changed, for those who wake on it: the pager, the sender, watchers, metrics. */
export interface Committed {
  readonly rows: readonly Fact[];
  readonly alerts: readonly AlertState[];
  readonly outgoing: readonly OutgoingDraft[];
}

interface Waiting {
  readonly job: Job<unknown>;
  history?: History;
  /** Set when a first try met an entry that was in the log already. */
  isRepeated?: boolean;
  resolve(result: unknown): void;
  reject(error: unknown): void;
}

/** Jobs in one transaction; more gain nothing and make the first wait for the last. */
const largestBatch = 512;
/** Ids remembered, so that a gateway's quick retry is known without asking the log. */
const recentIds = 50_000;

export class Writer {
  readonly #client: Client;
  readonly #keystore: Keystore;
  readonly #memory: Memory;
  readonly #clock: NodeClock;
  readonly #nodeId: NodeId;
  readonly #listeners: ((committed: Committed) => void)[] = [];
  readonly #onBroken: (error: unknown) => void;
  readonly #recent = new Set<EntryId>();
  #tail: Tail;
  #queue: Waiting[] = [];
  #isWriting = false;
  #isBroken = false;

  constructor(parts: {
    client: Client;
    keystore: Keystore;
    memory: Memory;
    clock: NodeClock;
    nodeId: NodeId;
    tail: Tail;
    /** Called once when the database is lost in mid-write: what is on disk must be read again. */
    onBroken: (error: unknown) => void;
  }) {
    this.#client = parts.client;
    this.#keystore = parts.keystore;
    this.#memory = parts.memory;
    this.#clock = parts.clock;
    this.#nodeId = parts.nodeId;
    this.#tail = { ...parts.tail };
    this.#onBroken = parts.onBroken;
  }

  get tail(): Readonly<Tail> {
    return this.#tail;
  }

  get queued(): number {
    return this.#queue.length;
  }

  onCommitted(listener: (committed: Committed) => void): void {
    this.#listeners.push(listener);
  }

  /**
   * Decides a job and, if it is not refused, writes what it planned. Resolves when that is on disk, with the plan's
   * result or the refusal. Rejects with `node/not-durable` semantics (an error) when the database could not take it:
   * then nothing of the job was answered for, and sending it again is right.
   */
  submit<Result>(job: Job<Result>): Promise<Result | Refusal> {
    if (this.#isBroken) return Promise.resolve(refuse('node/not-durable'));
    return new Promise((resolve, reject) => {
      this.#queue.push({ job: job as Job<unknown>, resolve: resolve as (result: unknown) => void, reject });
      if (!this.#isWriting) void this.#write();
    });
  }

  /** Resolves when everything queued has been answered. */
  async drain(): Promise<void> {
    while (this.#isWriting || this.#queue.length > 0) await new Promise((resolve) => setTimeout(resolve, 2));
  }

  /** Answers everything that waits with a refusal; used when the database is gone. */
  stop(): void {
    this.#isBroken = true;
    for (const waiting of this.#queue.splice(0)) waiting.resolve(refuse('node/not-durable'));
  }

  async #write(): Promise<void> {
    this.#isWriting = true;
    // One turn of the event loop: what arrived with this job comes along.
    await new Promise((resolve) => setImmediate(resolve));
    try {
      while (this.#queue.length > 0 && !this.#isBroken)
        await this.#writeBatch(this.#queue.splice(0, largestBatch));
    } finally {
      this.#isWriting = false;
    }
  }

  async #writeBatch(waiting: Waiting[]): Promise<void> {
    try {
      const { staging, answered, drafts } = await this.#decideAll(waiting);
      if (drafts.entries.length === 0 && drafts.changes.length === 0 && drafts.outgoing.length === 0) {
        for (const { one, result } of answered) one.resolve(result);
        return;
      }
      const batch = makeBatch(staging, drafts, this.#tail, (line) => sealRecipient(this.#keystore, line));
      await writeBatch(this.#client, batch.write, () => this.#keystore.commit());
      this.#tail = batch.tail;
      for (const step of drafts.steps) this.#clock.stepped(step);
      staging.commit();
      this.#remember(batch.facts);
      for (const { one, result } of answered) one.resolve(result);
      this.#tell({
        rows: batch.facts,
        alerts: batch.write.alerts.map((held) => held.state),
        outgoing: drafts.outgoing,
      });
    } catch (error) {
      this.#keystore.discardPending();
      await this.#failed(waiting, error);
    }
  }

  /**
   * A lost connection breaks the writer: whether the last commit reached the disk is for the log to say. Anything
   * else is one job's fault: its neighbours must not fail with it, so the batch is tried again one by one.
   */
  async #failed(waiting: Waiting[], error: unknown): Promise<void> {
    if (!isDataError(error)) {
      this.#isBroken = true;
      for (const one of waiting) one.resolve(refuse('node/not-durable'));
      this.stop();
      this.#onBroken(error);
      return;
    }
    const [only] = waiting;
    if (only && waiting.length === 1 && (only.isRepeated || !only.job.mayBeLogged)) {
      only.reject(error);
      return;
    }
    for (const one of waiting) {
      one.isRepeated = true;
      await this.#writeBatch([one]);
    }
  }

  async #decideAll(waiting: Waiting[]) {
    const logged = await this.#prefetch(waiting);
    const staging = new Staging(this.#memory, this.#clock.now(), logged);
    const drafts: Drafts = { entries: [], outgoing: [], changes: [], steps: [] };
    const answered: { one: Waiting; result: unknown }[] = [];
    for (let n = 0; n < waiting.length; n++) {
      const one = waiting[n] as Waiting;
      let plan: Plan<unknown> | Refusal | NeedsHistory;
      try {
        plan = one.job.decide(staging, one.history);
        if ('entries' in plan) checkCharacters(plan);
      } catch (error) {
        one.reject(error);
        answered.push({ one, result: undefined });
        continue;
      }
      if (isRefusal(plan)) {
        answered.push({ one, result: plan });
        continue;
      }
      if (needsHistory(plan)) {
        one.history = await this.#history(plan.history);
        n--;
        continue;
      }
      this.#take(plan, staging, drafts);
      answered.push({ one, result: plan.result });
      // What changes a register is seen by later jobs only once it is the memory's own.
      if (staging.registersChanged.size > 0) {
        this.#queue.unshift(...waiting.splice(n + 1));
        break;
      }
    }
    return { staging, answered, drafts };
  }

  async #history(wanted: NeedsHistory['history']): Promise<History> {
    const { version } = wanted;
    const held =
      'alert' in wanted ? this.#memory.alertHeld(wanted.alert) : this.#memory.registerHeld(wanted.register);
    if (!held) throw new Error('history of what is not at hand');
    if ('alert' in wanted) return alertAsOf(this.#client, this.#clock, held.no, wanted.view, version);
    const baseOf = (slug: string) => this.#memory.community(slug)?.base ?? '';
    return registerAsOf(this.#client, this.#clock, held.no, version, baseOf);
  }

  /** Brings to hand the alerts and logged entries that the jobs named and that are not in memory. */
  async #prefetch(waiting: readonly Waiting[]): Promise<Map<EntryId, LoggedEntry>> {
    const alerts = new Set<SubjectId>();
    const ids: EntryId[] = [];
    for (const { job, isRepeated } of waiting) {
      for (const id of job.needs ?? []) if (!this.#memory.alertHeld(id)) alerts.add(id);
      // Almost every message is new. Asking the log for each would cost a round trip; an older one that comes again
      // meets the unique index, and is asked for then.
      for (const id of job.mayBeLogged ?? []) if (isRepeated || this.#recent.has(id)) ids.push(id);
    }
    const [found, logged] = await Promise.all([
      alerts.size > 0 ? findAlerts(this.#client, [...alerts]) : [],
      ids.length > 0 ? findLogged(this.#client, ids) : new Map<EntryId, LoggedEntry>(),
    ]);
    for (const held of found) this.#memory.setAlert(held);
    return logged;
  }

  #take(plan: Plan<unknown>, staging: Staging, drafts: Drafts): void {
    let position = this.#tail.position + drafts.entries.length;
    for (const draft of plan.entries) {
      position += 1;
      const made = sealEntry(draft, this.#keystore, this.#nodeId);
      const step = made.entry.act === 'clock.step' ? (draft.data as { stepMs: number }).stepMs : null;
      if (step !== null) drafts.steps.push({ position, stepMs: step });
      // The whole batch has one time; a step changes what the wall says from its own row on.
      const stepped = drafts.steps.reduce((sum, one) => sum + one.stepMs, 0);
      const recorded = this.#clock.wallOf(staging.now) + stepped;
      const subjectNo = staging.fold(made.entry, draft.outcome, staging.now, position, made.bytes);
      drafts.entries.push({ ...made, outcome: draft.outcome, recorded, subjectNo, step });
    }
    drafts.outgoing.push(...(plan.outgoing ?? []));
    drafts.changes.push(...(plan.changes ?? []));
  }

  #remember(facts: readonly Fact[]): void {
    for (const { entry } of facts) this.#recent.add(entry.id);
    for (const id of this.#recent) {
      if (this.#recent.size <= recentIds) break;
      this.#recent.delete(id);
    }
  }

  #tell(committed: Committed): void {
    for (const listener of this.#listeners) listener(committed);
  }
}

/** U+0000 or half of a surrogate pair, as JSON writes them; a backslash that was typed stands there doubled. */
const badCharacter = /(?:^|[^\\])(?:\\\\)*\\u(?:0000|d[89a-f])/;

/** A character that PostgreSQL cannot hold would fail the whole batch: it is found before anything is folded. */
function checkCharacters(plan: Plan<unknown>): void {
  for (const draft of plan.entries) {
    if (badCharacter.test(JSON.stringify(draft.data))) throw new Error('bad characters in an entry');
  }
}

function needsHistory(plan: object): plan is NeedsHistory {
  return 'history' in plan;
}

/** PostgreSQL's classes 22 (data) and 23 (constraints), and mistakes of our own: the connection is sound. */
function isDataError(error: unknown): boolean {
  const code = (error as { code?: unknown }).code;
  return typeof code === 'string'
    ? code.startsWith('22') || code.startsWith('23')
    : error instanceof TypeError;
}
