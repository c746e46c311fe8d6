// Plays the story of the exercise through a running node: leads its clock from step to step, and lets the node ring,
// escalate and send on the way as it would have.
import type { Exercise, Step, Who } from '@ulinzi/demo/exercise';
import { day, isoOf, minute, type SubjectId, today } from '@ulinzi/domain/kernel';
import type { Post } from '@ulinzi/domain/people';
import type { RunningNode } from '../serve/index.ts';
import { Agenda } from './agenda.ts';
import type { LedClock } from './led-clock.ts';
import { coreOf, does } from './post-acts.ts';

/** While somebody is paged the node beats this often: it rings each minute, but history need not hold every ring. */
const beatWhileRinging = 10 * minute;

type Message = Extract<Step, { kind: 'message' }>;
type Reply = Extract<Step, { kind: 'reply' }>;
type Deed = Extract<Step, { kind: 'act' }>;

export class Player {
  readonly #node: RunningNode;
  readonly #clock: LedClock;
  readonly #opening: number;
  readonly #exercise: Exercise;
  /** What the story has named, by that name; sources by their codes. */
  readonly #named: Map<string, SubjectId>;
  readonly #agenda: Agenda;
  #messages = 0;

  constructor(parts: {
    node: RunningNode;
    clock: LedClock;
    /** The moment from which the story's times count back. */
    opening: number;
    exercise: Exercise;
    sources: ReadonlyMap<string, SubjectId>;
  }) {
    this.#node = parts.node;
    this.#clock = parts.clock;
    this.#opening = parts.opening;
    this.#exercise = parts.exercise;
    this.#named = new Map(parts.sources);
    this.#agenda = new Agenda(coreOf(parts.node).writer);
  }

  /** Plays all steps, and leads the clock to the opening. */
  async play(): Promise<void> {
    for (const step of this.#exercise.story) {
      await this.#passUntil(Math.round(this.#opening - step.minutesAgo * minute));
      await this.#step(step);
      await this.#settle();
    }
    await this.#passUntil(this.#opening);
  }

  /** Time passes: the node beats at each deadline and while it rings; a quiet night is skipped. */
  async #passUntil(at: number): Promise<void> {
    for (;;) {
      const next = this.#nextBeat(at);
      this.#clock.leadTo(next);
      // What rings on is seen to after the step for which time has passed.
      if (next < at || this.#agenda.isDueBy(next) || this.#isAnythingUntold()) await this.#settle();
      if (next >= at) return;
    }
  }

  #nextBeat(until: number): number {
    const { memory } = coreOf(this.#node);
    const { now } = this.#clock;
    const isRinging = memory.openPages().some((page) => page.cadence === 'each-minute');
    const due = this.#agenda.nextDue(now) ?? until;
    return Math.min(until, due, isRinging ? now + beatWhileRinging : until);
  }

  /** Lets what is due be done: deadlines, pages, messages to be sent. */
  async #settle(): Promise<void> {
    const rounds = this.#node.rounds();
    if (!rounds) throw new Error('the database is away');
    if (this.#isAnythingDue()) await rounds.ticker.settled();
    if (this.#agenda.takeOutgoing()) await rounds.sender.settled();
  }

  /** Something rings of which nobody has been told yet: within a minute it is folded into the next page. */
  #isAnythingUntold(): boolean {
    const { memory } = coreOf(this.#node);
    const told = new Set(memory.openPages().flatMap((page) => page.alerts.map(({ alert }) => alert)));
    for (const { state } of memory.ringing()) if (!told.has(state.id)) return true;
    return false;
  }

  #isAnythingDue(): boolean {
    const { memory } = coreOf(this.#node);
    if (memory.openPages().length > 0) return true;
    for (const _alert of memory.ringing()) return true;
    return this.#agenda.isDueBy(this.#clock.now);
  }

  #step(step: Step): Promise<void> {
    switch (step.kind) {
      case 'message':
        return this.#message(step);
      case 'reply':
        return this.#reply(step);
      case 'act':
        return this.#act(step);
    }
  }

  async #message({ from, text, alert, answer }: Message): Promise<void> {
    const { id, fate } = await this.#receive(from, text);
    if (answer !== undefined) {
      if (fate !== 'drill') throw new Error(`exercise: ${answer} answered no drill: ${fate}`);
      this.#named.set(answer, id as SubjectId);
    }
    if (alert === undefined) return;
    if (fate !== 'opens') throw new Error(`exercise: ${alert} opened no alert: ${fate}`);
    this.#named.set(alert, id as SubjectId);
  }

  async #reply({ by, way }: Reply): Promise<void> {
    const post = this.#postOf(by);
    const { number } = this.#exercise.posts.find(({ slug }) => slug === post) ?? {};
    const page = coreOf(this.#node)
      .memory.pagesOf(post)
      .filter(({ cadence, closedAt }) => closedAt === null && cadence === 'each-minute')
      .sort((a, b) => b.openedAt - a.openedAt)[0];
    if (!page || !number) throw new Error(`exercise: ${post} is not paged`);
    const { fate } = await this.#receive(number, way === 'sms' ? page.code : null);
    if (fate !== 'answers') throw new Error(`exercise: the reply of ${post} answered nothing: ${fate}`);
  }

  #receive(from: string, text: string | null) {
    this.#messages += 1;
    return this.#node.receive({
      gateway: this.#exercise.gateway.slug,
      kind: text === null ? 'call' : 'text',
      from,
      text,
      reference: `exercise-${this.#messages}`,
      sentAt: null,
      receivedAt: this.#clock.now,
      raw: Buffer.from(JSON.stringify({ from, text }), 'utf8'),
    });
  }

  async #act({ act, by, on, as, fields }: Deed): Promise<void> {
    const subject = on === undefined ? null : this.#idOf(on);
    const { subject: made } = await does(this.#node, this.#postOf(by), act, subject, this.#filled(fields));
    if (as !== undefined) this.#named.set(as, made);
  }

  #postOf(who: Who): string {
    if (typeof who === 'string') return who;
    const post = coreOf(this.#node).memory.onDuty(who.seat, who.scope, this.#clock.now);
    if (post === null) throw new Error(`exercise: nobody is on duty as ${who.seat} of ${who.scope}`);
    return post;
  }

  #idOf(name: string): SubjectId {
    const id = this.#named.get(name) ?? this.#idOfPost(name);
    if (!id) throw new Error(`exercise: nothing is named ${name} yet`);
    return id;
  }

  #idOfPost(slug: string): SubjectId | undefined {
    const posts = coreOf(this.#node).memory.registersOf<Post>('post');
    return posts.find(({ state }) => state.slug === slug)?.id;
  }

  /** Fields with their moments, days and names filled in. */
  #filled(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
    const entries = Object.entries(fields).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.map((one) => this.#value(one)) : this.#value(value),
    ]);
    return Object.fromEntries(entries) as Record<string, unknown>;
  }

  #value(value: unknown): unknown {
    const { minutesAgo, minutesAhead, daysAgo, daysAhead, monthsAgo, dayOfMonth, named } = (value ??
      {}) as Record<string, number | string>;
    if (named !== undefined) return this.#idOf(String(named));
    if (minutesAgo !== undefined) return isoOf(this.#opening - Number(minutesAgo) * minute);
    if (minutesAhead !== undefined) return isoOf(this.#opening + Number(minutesAhead) * minute);
    if (daysAgo !== undefined) return today(this.#opening - Number(daysAgo) * day);
    if (daysAhead !== undefined) return today(this.#opening + Number(daysAhead) * day);
    if (monthsAgo !== undefined)
      return dayOfEarlierMonth(today(this.#opening), Number(monthsAgo), Number(dayOfMonth));
    return value;
  }
}

/** A day of the month so many before the one of a day. */
function dayOfEarlierMonth(day: string, monthsAgo: number, dayOfMonth: number): string {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 - monthsAgo, dayOfMonth)).toISOString().slice(0, 10);
}
