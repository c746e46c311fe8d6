// What has raised itself and is open, and the contacts that are agreed on, for those whose affair they are.
import { type DrillResult, isSilentInDrills } from '@ulinzi/domain/drills';
import { type Contact, missedSlot, nextSlot } from '@ulinzi/domain/contacts';
import { isoOf, type Moment, refuse, type SubjectId } from '@ulinzi/domain/kernel';
import type { Actor } from '@ulinzi/domain/registers';
import type { Source } from '@ulinzi/domain/sources';
import {
  contactsAnswer,
  dayAtBase,
  isSilent,
  settleTrouble,
  takeTrouble,
  type Trouble,
  type TroublesAnswer,
  troublesAnswer,
} from '@ulinzi/domain/troubles';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { readFor } from '../alerts/index.ts';
import type { App, Core } from '../app/index.ts';
import { addRoute } from '../http/index.ts';
import { silentFrom } from './last-heard.ts';

const noQuery = Type.Object({}, { additionalProperties: false });

interface Row<State> {
  readonly id: SubjectId;
  readonly state: State;
}

type Line = TroublesAnswer['troubles'][number];

/** Rows that the actor's circles hold: those of sources reach Assistants and custodians alone. */
function openTroubles(core: Core, actor: Actor): Promise<Row<Trouble>[]> {
  return readFor<Row<Trouble>>(
    core,
    actor,
    "select id, state from shown_register where kind = 'trouble' and until is null order by no limit 200",
  );
}

function contactRows(core: Core, actor: Actor): Promise<Row<Contact>[]> {
  return readFor<Row<Contact>>(
    core,
    actor,
    "select id, state from shown_register where kind = 'contact' order by no",
  );
}

export function addTroubleRoutes(server: FastifyInstance, app: App): void {
  const iso = (at: Moment) => isoOf(app.clock.wallOf(at));

  addRoute(server, app, {
    method: 'GET',
    url: '/api/troubles',
    permission: 'post',
    summary: 'What has raised itself and needs somebody',
    tag: 'trouble',
    query: noQuery,
    output: troublesAnswer,
    handle: async ({ actor }) => {
      const core = app.core();
      if (!core || !actor) return refuse('node/not-durable');
      const found = await openTroubles(core, actor);
      return { troubles: found.flatMap((row) => presented(row, core, actor)) };
    },
  });

  addRoute(server, app, {
    method: 'GET',
    url: '/api/contacts',
    permission: 'post',
    summary: 'Contacts that are agreed on: who speaks when, and who was last heard when',
    tag: 'contact',
    query: noQuery,
    output: contactsAnswer,
    handle: async ({ actor }) => {
      const core = app.core();
      if (!core || !actor) return refuse('node/not-durable');
      const now = app.clock.wallOf(app.clock.now());
      const maybeIso = (at: Moment | null) => (at === null ? null : isoOf(at));
      const found = await contactRows(core, actor);
      return {
        contacts: found
          .filter(({ state }) => !state.isCancelled)
          .map(({ id, state }) => ({
            id,
            base: state.base,
            community: state.community,
            communityLabel: labelOf(core, state.community),
            way: state.way,
            hours: [...state.hours],
            days: [...state.days],
            graceMinutes: state.graceMinutes,
            lastHeardAt: maybeIso(state.lastHeardAt),
            nextAt: maybeIso(nextSlot(state, now)),
            isMissed: missedSlot(state, now) !== null,
          })),
      };
    },
  });

  function presented({ id, state }: Row<Trouble>, core: Core, actor: Actor): Line[] {
    const about = aboutOf(state, core);
    // Heard since this morning's look: she is silent no more, and that is settled tomorrow.
    if (about === null) return [];
    const mays = [takeTrouble, settleTrouble].filter(({ who }) => who.includes(actor.role));
    return [
      {
        id,
        kind: state.kind,
        base: state.base,
        ...about,
        since: state.since === null ? null : isoOf(state.since),
        raisedAt: iso(state.raisedAt),
        takenBy: state.taken?.post ?? null,
        takenAt: state.taken ? iso(state.taken.at) : null,
        may: mays.map(({ name }) => name.split('.')[1] ?? ''),
      },
    ];
  }

  /** What a trouble is about, in words that its reader knows; null for a source who has been heard since. */
  function aboutOf({ kind, thing }: Trouble, core: Core) {
    const nothing = {
      gateway: null,
      gatewayLabel: null,
      way: null,
      communityLabel: null,
      source: null,
      silentDays: null,
    };
    const held = core.memory.registerHeld(thing as SubjectId);
    if (kind === 'missed-contact' && held) {
      const { way, community } = held.state as Contact;
      return { ...nothing, way, communityLabel: labelOf(core, community) };
    }
    if (kind === 'silent-source' && held) {
      const source = held.state as Source;
      const from = silentFrom(app.keystore, thing as SubjectId, source);
      const now = app.clock.now();
      if (from === null) return null;
      const drills = core.memory.registersOf<DrillResult>('tally').map((one) => one.state);
      if (!isSilent(from, now) && !isSilentInDrills(drills, thing as SubjectId, from)) return null;
      const silentDays = dayAtBase(now) - dayAtBase(from);
      return { ...nothing, source: source.code, communityLabel: labelOf(core, source.community), silentDays };
    }
    return { ...nothing, gateway: thing, gatewayLabel: core.memory.gateway(thing)?.label ?? thing };
  }
}

function labelOf(core: Core, community: string | null): string | null {
  return community === null ? null : (core.memory.community(community)?.label ?? community);
}
