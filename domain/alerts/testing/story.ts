// A story told act by act, as a node would take it: who may, then the rule, then the fold. EXERCISE.
import type { receiveMessage } from '../../channels/index.ts';
import {
  type Act,
  type DataOf,
  type EntryId,
  isoOf,
  isRefusal,
  minute,
  type Moment,
  type NodeId,
  type Outcome,
  type Refusal,
  refuse,
  type SubjectId,
} from '../../kernel/index.ts';
import type { Actor, Registers } from '../../registers/index.ts';
import { night, node, registersOf } from '../../registers/testing/kibua.ts';
import * as acts from '../acts.ts';
import {
  type AlertRule,
  type AlertState,
  alertRules,
  type Clock,
  clocksOf,
  evolveAlert,
  type Fact,
  viewOf,
} from '../index.ts';

/** The nth id of a test: ids only have to differ. */
export function idOf(n: number): string {
  return `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
}

const fullData = { base: 'kibua', province: 'nk', number: '4711' };

/** A fold that changed what it was given would throw. */
function frozen<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(frozen);
  return value;
}

export class Story {
  readonly facts: Fact[] = [];
  readonly registers: Registers;
  now: Moment = night;
  #state!: AlertState;

  private constructor(registers: Registers, opening: { act: string; data: object }) {
    this.registers = registers;
    this.take(opening.act, opening.data, { circle: 1, home: idOf(900) as string as NodeId });
  }

  /** An SMS of a known source at Ntoto, unless told otherwise. */
  static sms(data: Partial<DataOf<typeof receiveMessage>> = {}, registers = registersOf()): Story {
    const message = {
      fate: 'opens',
      sender: 'known',
      kind: 'text',
      gateway: 'kibua-modem',
      community: 'ntoto',
    };
    return new Story(registers, { act: 'message.receive', data: { ...fullData, ...message, ...data } });
  }

  /** A stranger's SMS: whose place nobody has settled yet. */
  static stranger(): Story {
    const message = { fate: 'opens', sender: 'stranger', kind: 'text', gateway: 'kibua-modem' };
    return new Story(registersOf(), { act: 'message.receive', data: { ...fullData, ...message } });
  }

  /** Heard by voice, over the radio or at the gate, and typed. */
  static typed(data: object, registers = registersOf()): Story {
    return new Story(registers, { act: 'alert.record', data: { ...fullData, ...data } });
  }

  get state(): AlertState {
    return this.#state;
  }

  /** The alert as it stood after so many entries, folded from the first. */
  stateAfter(count: number): AlertState {
    const [first, ...rest] = this.facts.slice(0, count) as [Fact, ...Fact[]];
    return rest.reduce<AlertState>(evolveAlert, evolveAlert(undefined, first));
  }

  /** What the rule says to an act now; nothing is changed. */
  ask<A extends Act>(
    actor: Actor,
    act: A,
    data: DataOf<A>,
    bodies: readonly string[] = [],
  ): Refusal | { data: object } {
    return this.askOf(this.state, actor, act, data, bodies);
  }

  /** What the rule says to an act on the alert as it stood at some time. */
  askOf<A extends Act>(
    state: AlertState,
    actor: Actor,
    act: A,
    data: DataOf<A>,
    bodies: readonly string[] = [],
  ): Refusal | { data: object } {
    if (!act.who.includes(actor.role)) return refuse('act/not-yours');
    if (!viewOf(actor, state)) return refuse('alert/not-found');
    const rule = alertRules[act.name as keyof typeof alertRules] as AlertRule<unknown>;
    return rule(
      state,
      { data, bodies: new Set(bodies) },
      { now: this.now, actor, registers: this.registers },
    );
  }

  /** The code and the missing things of a refusal; null where the act is allowed. */
  refusal<A extends Act>(actor: Actor, act: A, data: DataOf<A>, bodies?: readonly string[]): Refusal | null {
    const answer = this.ask(actor, act, data, bodies);
    return isRefusal(answer) ? answer : null;
  }

  /** Does an act that must be allowed. */
  does<A extends Act>(actor: Actor, act: A, data: DataOf<A>, bodies?: readonly string[]): this {
    const answer = this.ask(actor, act, data, bodies);
    if (isRefusal(answer)) throw new Error(`${act.name} was refused: ${answer.refused}`);
    return this.take(act.name, answer.data);
  }

  /** Logs an entry, without asking any rule. */
  take(
    act: string,
    data: object,
    more: { circle?: number; home?: NodeId; outcome?: Outcome; epoch?: number } = {},
  ): this {
    const { outcome = 'accepted', epoch = 1, ...creating } = more;
    const id = idOf(this.facts.length + 1) as string as EntryId;
    const subject = { kind: 'alert', id: idOf(1) as string as SubjectId } as const;
    const entry = { v: 1, id, act, version: 1, subject, ...creating, epoch, saw: null } as const;
    const written = { ...entry, pen: node.pen, occurred: isoOf(this.now), data: { ...data }, bodies: [] };
    const fact: Fact = { entry: written, outcome, at: this.now };
    this.#state = frozen(evolveAlert(this.facts.length === 0 ? undefined : this.#state, fact));
    this.facts.push(fact);
    return this;
  }

  /** Another message of the same sender. */
  writesAgain(): this {
    return this.take('message.receive', {
      fate: 'joins',
      sender: 'known',
      kind: 'text',
      gateway: 'kibua-modem',
    });
  }

  /** Lets time pass, firing each deadline at its own moment, as the ticker does. Gives what was fired. */
  wait(minutes: number): Clock[] {
    const until = this.now + Math.round(minutes * minute);
    const fired: Clock[] = [];
    for (;;) {
      const next = clocksOf(this.state)[0];
      if (!next || next.at > until) break;
      this.now = Math.max(this.now, next.at);
      this.fire(next);
      fired.push(next);
    }
    this.now = until;
    return fired;
  }

  fire(clock: Clock, cause: 'deadline' | 'nobody-on-duty' | 'delivery-failed' = 'deadline'): this {
    return this.does(node, acts.escalateAlert, {
      clock: clock.kind,
      rung: clock.rung,
      cause,
      due: isoOf(clock.at),
    });
  }
}
