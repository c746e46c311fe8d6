// Looks after what raises itself: gateways every few seconds, agreed contacts with them, sources once a day. On the
// node's own clock, which a laptop's lost one does not move.
import type { Gateway } from '@ulinzi/domain/channels';
import { type Contact, missedSlot } from '@ulinzi/domain/contacts';
import { type DataOf, isoOf, type Moment, type PenId, type SubjectId } from '@ulinzi/domain/kernel';
import { type DrillResult, isSilentInDrills } from '@ulinzi/domain/drills';
import type { Source } from '@ulinzi/domain/sources';
import {
  conditionsOf,
  dayAtBase,
  gatewayTroubleKinds,
  isSilent,
  keyOf,
  mayRaise,
  overByItself,
  type raiseTrouble,
  Standing,
  type Trouble,
  type TroubleKind,
  type TroubleSeen,
} from '@ulinzi/domain/troubles';
import type { ChannelHealth } from '../channels/index.ts';
import type { Keystore } from '../keystore/index.ts';
import type { Memory, NodeClock, Writer } from '../log/index.ts';
import { raising, settlingByItself } from './jobs.ts';
import { silentFrom } from './last-heard.ts';

const lookEveryMs = 5_000;

export interface TroublesParts {
  readonly memory: Memory;
  readonly writer: Writer;
  readonly keystore: Keystore;
  readonly clock: NodeClock;
  readonly pen: PenId;
  readonly health: () => readonly ChannelHealth[];
}

/** Something that is wrong, and what is written when it is raised. */
interface Wrong extends TroubleSeen {
  readonly data: DataOf<typeof raiseTrouble>;
}

export class Troubles {
  readonly #parts: TroublesParts;
  readonly #standing = new Standing();
  /** What a person has settled, and was well at a later look: it may be raised again at once. */
  readonly #wasOver = new Set<string>();
  #lookedAt = Number.NEGATIVE_INFINITY;
  #sourcesLookedOn = Number.NEGATIVE_INFINITY;

  constructor(parts: TroublesParts) {
    this.#parts = parts;
  }

  /** One look, at most every few seconds. */
  async beat(): Promise<void> {
    const now = this.#parts.clock.now();
    if (now - this.#lookedAt < lookEveryMs) return;
    this.#lookedAt = now;
    await this.#compare([...gatewayTroubleKinds], this.#gateways(now), now);
    await this.#compare(['missed-contact'], this.#contacts(), now);
    const today = dayAtBase(now);
    // Once a day: an entry beside a source's message would tell that it was hers.
    // Nor while nobody can tell whose number a source's is.
    if (this.#sourcesLookedOn === today || this.#parts.keystore.isLocked) return;
    const isDone = this.#wasLookedBefore(today);
    this.#sourcesLookedOn = today;
    if (isDone) return;
    await this.#compare(['silent-source'], this.#sources(now), now);
  }

  /** Whether the node had looked that day before it was started anew: what it found then stands in the log. */
  #wasLookedBefore(today: number): boolean {
    if (this.#sourcesLookedOn !== Number.NEGATIVE_INFINITY) return false;
    const isToday = (at: Moment) => dayAtBase(at) === today;
    return this.#parts.memory
      .registersOf<Trouble>('trouble')
      .some(
        ({ state: { kind, raisedAt, settled } }) =>
          kind === 'silent-source' && (isToday(raisedAt) || (settled !== null && isToday(settled.at))),
      );
  }

  #gateways(now: Moment): Wrong[] {
    const { memory, clock } = this.#parts;
    const healths = new Map(this.#parts.health().map((one) => [one.gateway, one]));
    const bases = new Map<string, string>();
    const seen = memory.registersOf<Gateway>('gateway').flatMap(({ state: { slug, base } }) => {
      bases.set(slug, base);
      return conditionsOf(healths.get(slug) ?? { gateway: slug, isAlive: false, signalPercent: null });
    });
    return this.#standing.look(seen, now).map(({ kind, thing, since }) => ({
      kind,
      thing,
      data: {
        kind,
        base: bases.get(thing) ?? '',
        concerns: 'base' as const,
        gateway: thing,
        since: isoOf(clock.wallOf(since)),
      },
    }));
  }

  #contacts(): Wrong[] {
    const { memory, clock } = this.#parts;
    // Hours are agreed on by the wall clock; while that is in doubt, steady time knows better.
    const wall = clock.isInDoubt ? clock.now() : clock.wallOf(clock.now());
    return memory.registersOf<Contact>('contact').flatMap(({ id, state }) => {
      const slot = missedSlot(state, wall);
      if (slot === null) return [];
      const kind = 'missed-contact' as const;
      const concerns = state.community === null ? ('base' as const) : ('sources' as const);
      return [
        { kind, thing: id, data: { kind, base: state.base, concerns, contact: id, since: isoOf(slot) } },
      ];
    });
  }

  #sources(now: Moment): Wrong[] {
    const { memory, keystore } = this.#parts;
    const drills = memory.registersOf<DrillResult>('tally').map(({ state }) => state);
    return memory.registersOf<Source>('source').flatMap(({ id, state }) => {
      const base = memory.community(state.community)?.base;
      const from = silentFrom(keystore, id, state);
      if (state.isPhoneRevoked || base === undefined || from === null) return [];
      if (!isSilent(from, now) && !isSilentInDrills(drills, id, from)) return [];
      const kind = 'silent-source' as const;
      return [{ kind, thing: id, data: { kind, base, concerns: 'sources' as const, source: id } }];
    });
  }

  /** Raises what is wrong and not open, and settles what is open and not wrong any more. */
  async #compare(kinds: readonly TroubleKind[], wrong: readonly Wrong[], now: Moment): Promise<void> {
    const { memory, writer, pen } = this.#parts;
    const wrongKeys = new Set(wrong.map(keyOf));
    const newest = new Map<string, { id: SubjectId; state: Trouble }>();
    for (const one of memory.registersOf<Trouble>('trouble')) {
      if (!kinds.includes(one.state.kind)) continue;
      const key = keyOf(one.state);
      newest.set(key, one);
      if (wrongKeys.has(key)) continue;
      if (!one.state.settled) await writer.submit(settlingByItself(one.id, pen));
      else if (one.state.settled.reason !== overByItself) this.#wasOver.add(key);
    }
    for (const one of wrong) {
      const key = keyOf(one);
      if (!mayRaise(newest.get(key)?.state, now, this.#wasOver.has(key))) continue;
      if ((await writer.submit(raising(one.data, pen))) === true) this.#wasOver.delete(key);
    }
  }
}
