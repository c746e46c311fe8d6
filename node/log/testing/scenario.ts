// A long night at a base: messages, acts by everybody, mostly the next one of the procedure, some that are refused,
// some on what was seen long ago; phones that fail, time that passes, a wall clock that jumps.
import { nextAct, type NextAct } from '@ulinzi/domain/alerts';
import { type Act, type EntryId, isoOf, isRefusal, type SubjectId } from '@ulinzi/domain/kernel';
import { randomUUID } from 'node:crypto';
import { acts, peoplesActs } from '@ulinzi/domain/acts';
import { phones, type TestNode } from '../../testing/test-node.ts';
import { anyFields, type Draw, drawsOf, type Names, oneOf } from './any-fields.ts';

const minute = 60_000;
const posts = [
  'kibua-cla-1',
  'kibua-commander',
  'nk-duty-officer',
  'kibua-cla-2',
  'nk-protection-manager',
  'nk-custodian',
  'administrator',
  'fizi-cla-1',
  'fizi-commander',
];
const callers = [
  phones.source,
  phones.otherSource,
  phones.stranger,
  '+243000000880',
  '+243000000881',
  '+243000000882',
];
const texts = ['Silaha', 'Risasi ku soko', 'Merci', 'ok', 'Batu ba silaha', '', 'Moto', '00'];
const allChecks = [
  'route-not-direct',
  'not-first-to-source',
  'ordinary-patrol',
  'say-nothing-of-warning',
  'perpetrator-side-excluded',
  'residual-strength',
  'risk-accepted',
];

/** What people may do, and the one act of a node that nothing causes yet. */
const tried = [...peoplesActs(), acts['alert.take-over'] as Act];

/** Who takes the next step, with fields that the rules accept. */
const steps: Record<
  NextAct,
  { by: string; fields: (draw: Draw, at: (minutes: number) => string) => object }
> = {
  acknowledge: { by: 'kibua-cla-1', fields: () => ({}) },
  decide: {
    by: 'kibua-commander',
    fields: (draw, at) =>
      oneOf(draw, [
        { decision: 'respond' },
        { decision: 'cannot', cause: 'road-closed', note: 'EXERCISE' },
        { decision: 'monitor', reviewAt: at(3) },
        { decision: 'pass-on', recipient: 'humanitarian', checks: allChecks },
      ]),
  },
  respond: {
    by: 'kibua-commander',
    fields: (draw) => ({ means: oneOf(draw, ['patrol', 'other']), checks: allChecks }),
  },
  arrive: { by: 'kibua-commander', fields: () => ({}) },
  resolve: { by: 'kibua-commander', fields: () => ({ outcome: 'protected' }) },
  answer: { by: 'kibua-commander', fields: () => ({ answer: 'acting' }) },
  review: { by: 'kibua-cla-1', fields: () => ({ result: 'quiet' }) },
  feedback: {
    by: 'kibua-cla-1',
    fields: (draw, at) =>
      oneOf(draw, [
        { result: 'given', way: 'voice' },
        { result: 'attempt-failed' },
        { result: 'unsafe', retryAt: at(30) },
      ]),
  },
  close: { by: 'kibua-commander', fields: () => ({}) },
};

/** Runs `count` steps that a seed decides; gives how many acts were taken in, refused and kept without effect. */
export async function liveThrough(test: TestNode, seed: number, count: number) {
  const night = new Night(test, drawsOf(seed));
  for (let n = 0; n < count; n++) await night.step();
  return night.tally;
}

class Night {
  readonly #test: TestNode;
  readonly #draw: Draw;
  /** Tokens of what somebody has read, however long ago. */
  readonly #seen: { alert: string; saw: string }[] = [];
  readonly tally = { accepted: 0, contested: 0, refused: 0 };
  readonly #done = new Map<string, number>();
  #alerts: string[] = [];

  constructor(test: TestNode, draw: Draw) {
    this.#test = test;
    this.#draw = draw;
  }

  async step(): Promise<void> {
    const test = this.#test;
    const chance = this.#draw(100);
    if (chance < 22) await this.#message();
    else if (chance < 60) await this.#next();
    else if (chance < 80) await this.#anyAct();
    else if (chance < 90) await this.#lateAct();
    else if (chance < 97) await test.pass((1 + this.#draw(8)) * minute);
    else if (chance < 98) test.clock.jumpWall((this.#draw(7) - 3) * 40 * minute);
    else test.loopback().setReachable(phones.assistant, this.#draw(2) === 0);
  }

  get #now(): number {
    return this.#test.node.app.clock.now();
  }

  async #message(): Promise<void> {
    const draw = this.#draw;
    const chance = draw(10);
    if (chance === 0) return void (await this.#test.bip(oneOf(draw, callers)));
    if (chance === 1) return void (await this.#test.sms('ORANGE', 'Promo'));
    if (chance === 2) return this.#answer();
    const received = await this.#test.sms(oneOf(draw, callers), oneOf(draw, texts));
    if (received.fate === 'opens') this.#alerts = [...this.#alerts, received.id].slice(-30);
  }

  /** Somebody who was paged answers, with the right digits or with others. */
  async #answer(): Promise<void> {
    const phone = oneOf(this.#draw, [phones.assistant, phones.commander, phones.dutyOfficer]);
    const last = this.#test.inbox(phone).at(-1);
    await this.#test.sms(phone, last && this.#draw(4) > 0 ? last.slice(-2) : '77');
  }

  async #next(): Promise<void> {
    const alert = this.#anyAlert();
    const state =
      alert === null ? undefined : this.#test.node.app.core()?.memory.alertHeld(alert as SubjectId);
    const next = state ? nextAct(state.state) : null;
    if (alert === null || next === null) return this.#message();
    const { by, fields } = steps[next];
    const at = (minutes: number) => isoOf(this.#now + minutes * minute);
    await this.#act(`alert.${next}`, by, alert, fields(this.#draw, at));
  }

  async #anyAct(): Promise<void> {
    const declared = this.#seldomDone();
    const mayDo = posts.filter((post) => declared.who.includes(this.#test.actor(post).role));
    const by =
      declared.name === 'alert.take-over' ? null : oneOf(this.#draw, this.#draw(5) > 0 ? mayDo : posts);
    const on = declared.creates ? null : this.#anyOf(declared.subject);
    if (!declared.creates && on === null) return;
    await this.#act(declared.name, by, on, anyFields(declared, this.#draw, this.#names()));
  }

  /** Of three acts the one that was done least often, so that the rare ones have their turn. */
  #seldomDone(): Act {
    const three = [0, 0, 0].map(() => oneOf(this.#draw, tried));
    const times = (act: Act) => this.#done.get(act.name) ?? 0;
    return three.sort((a, b) => times(a) - times(b))[0] as Act;
  }

  /** An act on what its author saw some time ago. */
  async #lateAct(): Promise<void> {
    if (this.#seen.length === 0) return;
    const { alert, saw } = oneOf(this.#draw, this.#seen);
    const [next, { by, fields }] = oneOf(this.#draw, Object.entries(steps));
    const at = (minutes: number) => isoOf(this.#now + minutes * minute);
    await this.#act(`alert.${next}`, by, alert, { ...fields(this.#draw, at), saw });
  }

  async #act(name: string, by: string | null, on: string | null, fields: object): Promise<void> {
    const done = await this.#test.act(name, by, on, fields as Record<string, unknown>);
    if (isRefusal(done)) {
      this.tally.refused += 1;
      return;
    }
    this.tally[done.outcome] += 1;
    this.#done.set(name, (this.#done.get(name) ?? 0) + 1);
    // Whoever steps next sits in a post again.
    if (name === 'post.vacate') await this.#test.did('post.seat', null, on, { name: 'EXERCISE' });
    if (name === 'alert.record') this.#alerts = [...this.#alerts, done.subject].slice(-30);
    if (done.saw && on) this.#seen.push({ alert: on, saw: done.saw });
  }

  #anyAlert(): string | null {
    return this.#alerts.length === 0 ? null : oneOf(this.#draw, this.#alerts.slice(-8));
  }

  #anyOf(kind: string): string | null {
    if (kind === 'alert') return this.#anyAlert();
    const held = this.#test.node.app.core()?.memory.registersOf(kind as never) ?? [];
    return held.length === 0 ? null : oneOf(this.#draw, held).id;
  }

  #names(): Names {
    const free = `exercise-${this.#draw(100_000)}`;
    return {
      now: this.#now,
      alerts: this.#alerts.length > 0 ? this.#alerts : [randomUUID() as EntryId],
      numbers: [...callers, '+243000000501', '+243000000502', '1234'],
      slugs: {
        slug: [free, free, 'kibua'],
        base: ['kibua', 'kibua', 'kibua', 'fizi', 'nowhere'],
        community: ['ntoto', 'kashebere', 'baraka', 'nowhere'],
        scope: ['kibua', 'nk', 'fizi'],
        post: posts,
      },
    };
  }
}
