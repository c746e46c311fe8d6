// The live line of a node: hears of every commit, tells each audience what it could see change, and goes on when the
// database was lost and has come back.
import type { ServerResponse } from 'node:http';
import { isoOf } from '@ulinzi/domain/kernel';
import type { Actor } from '@ulinzi/domain/registers';
import { changedSince } from '../alerts/index.ts';
import { type App, type Core, errorFields } from '../app/index.ts';
import type { ScreenSession } from '../http/index.ts';
import { type Committed, derivedKey } from '../log/index.ts';
import { Audience, audienceKey } from './audience.ts';
import { alertsOfMessages, Changes, readChanges } from './changes.ts';
import { cursors, type Cursors, newRun, type Place } from './cursor.ts';
import { GatewayWatch } from './gateway-watch.ts';
import { Reader } from './reader.ts';
import { RoundPace } from './round-pace.ts';
import { linesOf, newestStates, statesOfPages } from './shown-lines.ts';

export interface LiveOptions {
  readonly tickMs?: number;
}

export interface Opening {
  /** Where she left off. */
  readonly cursor: string | undefined;
  /** The screen's session, with whose end the line ends; null for a token. */
  readonly session: Pick<ScreenSession, 'id' | 'isDesk'> | null;
  /** Asked at every tick where there is no session. */
  isSignedIn(): Promise<boolean>;
}

const usualTickMs = 15_000;
const healthEveryMs = 3_000;
const coreEveryMs = 100;
/** Entries that are read again when the database has come back; above that everybody is sent her board. */
const readAgainAtMost = 5_000;
/** Alerts that are told one by one to whoever comes back; above that the board is shorter. */
const catchUpAtMost = 200;

export class Live {
  readonly #app: App;
  readonly #cursors: Cursors;
  #run = newRun();
  readonly #audiences = new Map<string, Audience>();
  readonly #openings = new Map<Reader, Opening>();
  readonly #forgetSessions: () => void;
  readonly #timers: NodeJS.Timeout[];
  #core: Core | null = null;
  #incarnation = 0;
  /** Newest position of which this line has heard. */
  #heard = -1;
  #changes = new Changes();
  readonly #gateways: GatewayWatch;
  #work: Promise<void> = Promise.resolve();
  readonly #pace = new RoundPace(() => void this.#inTurn(() => this.#round()));
  #isClosed = false;

  constructor(app: App, { tickMs = usualTickMs }: LiveOptions = {}) {
    this.#app = app;
    this.#cursors = cursors(derivedKey(app.keystore, 'live'));
    this.#gateways = new GatewayWatch(app.channels.health());
    this.#follow();
    this.#forgetSessions = app.keystore.sessions.onEnded((session) => this.#ended(session));
    this.#timers = [
      setInterval(() => this.#tick(), tickMs),
      setInterval(() => this.#lookAtGateways(), healthEveryMs),
      setInterval(() => this.#follow(), coreEveryMs),
    ];
    for (const timer of this.#timers) timer.unref();
  }

  /** Ends every line. */
  close(): void {
    this.#isClosed = true;
    this.#pace.end();
    this.#forgetSessions();
    for (const timer of this.#timers) clearInterval(timer);
    for (const reader of this.#openings.keys()) reader.close();
  }

  /**
   * Opens a line for somebody who may have one. Resolves when she has been told where things stand; what is committed
   * meanwhile comes after it.
   */
  async open(raw: ServerResponse, actor: Actor, opening: Opening): Promise<void> {
    const name = `${actor.post ?? ''} ${audienceKey(actor)}`;
    const place = opening.cursor === undefined ? undefined : this.#cursors.open(opening.cursor, name);
    try {
      const audience = await this.#audience(actor);
      const elsewhere =
        place && place.run !== this.#run && (await this.#changedAfter(place, audience, actor));
      // From here on nothing waits: no round can tell something between what she is told now and what follows.
      if (!this.#mayOpen(raw, audience, opening)) return void raw.end();
      const reader = this.#join(raw, audience, opening, name);
      const missed = place?.run === this.#run ? audience.after(place.step) : undefined;
      if (missed && place) reader.goOn(place, missed);
      else if (elsewhere) reader.bring(audience.catchUp(elsewhere.changed, elsewhere.step), audience.place);
      // With a cursor she held lists of another time: all of them may have changed.
      else reader.sendBoard(opening.cursor === undefined ? [] : audience.allLists());
    } catch (error) {
      this.#failed(error);
      raw.end();
    }
  }

  /** If not, she comes back, and is told then what there is to tell. */
  #mayOpen(raw: ServerResponse, audience: Audience, { session }: Opening): boolean {
    const isStill =
      session === null || this.#app.keystore.sessions.with(session.id)?.isDesk === session.isDesk;
    return !this.#isClosed && !raw.destroyed && audience.isOpen && isStill && !this.#app.keystore.isLocked;
  }

  #join(raw: ServerResponse, audience: Audience, opening: Opening, name: string): Reader {
    const reader = new Reader({
      raw,
      seal: (place) => this.#cursors.seal({ run: this.#run, incarnation: this.#incarnation, ...place }, name),
      board: () => audience.board(),
    });
    audience.readers.add(reader);
    this.#openings.set(reader, opening);
    raw.on('close', () => {
      audience.readers.delete(reader);
      this.#openings.delete(reader);
    });
    return reader;
  }

  /** What changed since a cursor of before the node was started again; null where only the whole board can tell. */
  async #changedAfter({ incarnation, position }: Place, audience: Audience, actor: Actor) {
    const core = this.#core;
    if (!core || incarnation !== this.#incarnation) return null;
    const { step } = audience.place;
    const changed = await changedSince(core, actor, position);
    if (changed.length > catchUpAtMost) return null;
    return { step, changed: changed.map(({ id, state }) => ({ id, isGone: state === null })) };
  }

  #ended(session: string): void {
    for (const [reader, opening] of this.#openings) if (opening.session?.id === session) reader.end();
  }

  async #audience(actor: Actor): Promise<Audience> {
    const key = audienceKey(actor);
    let audience = this.#audiences.get(key);
    if (!audience) this.#audiences.set(key, (audience = new Audience(this.#app, actor)));
    const opened = audience;
    await this.#inTurn(async () => {
      const core = this.#core;
      if (opened.isOpen || !core) return;
      await opened.open(core);
    });
    return audience;
  }

  /** One after the other, so that a board that is being read and a round of changes cannot cross. */
  #inTurn(work: () => Promise<void>): Promise<void> {
    const done = this.#work.then(work);
    this.#work = done.catch(() => undefined);
    return done;
  }

  /** Takes up a core that has come in the place of a lost one: from then on, and what was committed before. */
  #follow(): void {
    const core = this.#app.core();
    if (core === this.#core) return;
    this.#core = core;
    // Locked: nobody reads any more, whoever was signed in.
    if (this.#app.keystore.isLocked) for (const reader of this.#openings.keys()) reader.end();
    if (!core) return;
    core.writer.onCommitted((committed) => {
      if (this.#core === core) this.#took(core, committed);
    });
    const { position, incarnation } = core.writer.tail;
    const heard = this.#heard;
    const isOther = this.#incarnation !== incarnation;
    this.#incarnation = incarnation;
    this.#heard = position;
    if (heard < 0) return;
    void this.#inTurn(async () => {
      if (isOther || position - heard > readAgainAtMost) this.#startAnew();
      else await this.#readAgain(core, heard, position);
    }).catch((error) => this.#failed(error));
  }

  /** Entries between the last that was heard of and the tail of the core that came back. */
  async #readAgain(core: Core, heard: number, until: number): Promise<void> {
    await readChanges(core, this.#changes, heard, until);
    // A report that was on its way when the database went shows in the lines themselves.
    for (const audience of this.#audiences.values())
      for (const id of audience.knownAlerts()) this.#changes.alerts.add(id);
    this.#pace.soon();
  }

  /** What was told is of no use any more: everybody comes back, and is sent her board. */
  #startAnew(): void {
    this.#run = newRun();
    this.#audiences.clear();
    for (const reader of this.#openings.keys()) reader.close();
  }

  #took(core: Core, { rows, outgoing }: Committed): void {
    for (const { entry, position } of rows) {
      this.#heard = Math.max(this.#heard, position);
      this.#changes.entry(entry, position, core.memory);
    }
    for (const draft of outgoing) this.#changes.outgoing(draft, core.memory);
    if (!this.#changes.isEmpty) this.#pace.soon();
  }

  async #round(): Promise<void> {
    const core = this.#core;
    if (!core || this.#isClosed) return;
    const changes = this.#changes;
    this.#changes = new Changes();
    if (changes.isEmpty) return;
    if (this.#audiences.size === 0) return;
    try {
      const delivered = await alertsOfMessages(core.pool, core.memory, changes.reported);
      const pages = await statesOfPages(core);
      const alerts = await newestStates(core, new Set([...changes.alerts, ...delivered]));
      const began = performance.now();
      const news = { alerts, lineFor: linesOf(this.#app, core, pages), delivered, lists: changes.lists };
      for (const audience of this.#audiences.values()) {
        if (audience.isOpen) audience.tell(news, changes.position);
      }
      this.#pace.took(performance.now() - began);
    } catch (error) {
      this.#failed(error);
      // Told when the database is back.
      this.#changes.add(changes);
    }
  }

  #failed(error: unknown): void {
    this.#app.log('warn', 'live.waits', errorFields(error));
  }

  #tick(): void {
    const value = { now: isoOf(this.#app.clock.recorded()), clockInDoubt: this.#app.clock.isInDoubt };
    const now = performance.now();
    for (const [reader, opening] of this.#openings) {
      reader.tick(value, now);
      if (opening.session === null)
        void opening.isSignedIn().then((isSignedIn) => (isSignedIn ? undefined : reader.end()));
    }
  }

  #lookAtGateways(): void {
    const core = this.#core;
    if (!core) return;
    this.#changes.lists.push(...this.#gateways.look(this.#app.channels.health(), core.memory));
    if (!this.#changes.isEmpty) this.#pace.soon();
  }
}
