// The one-page list that goes from one shift to the next: only what its reader may see anyway, each part read as she
// would read it on its own screen.
import { isOpen } from '@ulinzi/domain/alerts';
import type { Gateway } from '@ulinzi/domain/channels';
import type { HandoverAnswer, ShiftLine } from '@ulinzi/domain/handover';
import { day, isoOf, type SubjectId } from '@ulinzi/domain/kernel';
import type { Actor } from '@ulinzi/domain/registers';
import type { Shift } from '@ulinzi/domain/shifts';
import { listAlerts, pageStatesFor, presentAlert, readFor } from '../alerts/index.ts';
import type { App, Core } from '../app/index.ts';
import { waitingFor } from '../kept-back/index.ts';
import { promisesFor } from '../registers/index.ts';
import { situationLines } from '../situations/index.ts';

/** Promises that fall due in the shifts of the coming days. */
const promiseDays = 7;
/** A hand-over that nobody took over is of yesterday's shift. */
const shiftDays = 1;

export async function handoverFor(app: App, core: Core, actor: Actor): Promise<HandoverAnswer> {
  const [board, pageStates, promises, keptBack, shifts] = await Promise.all([
    listAlerts(core, actor, 'board'),
    pageStatesFor(core, actor),
    promisesFor(app, core, actor),
    waitingFor(core, actor),
    shiftsFor(app, core, actor),
  ]);
  const now = app.clock.now();
  const showing = { memory: core.memory, clock: app.clock, tokens: app.tokens };
  const soon = isoOf(app.clock.wallOf(now + promiseDays * day));
  return {
    now: isoOf(app.clock.recorded()),
    alerts: board.map((one) => presentAlert(one, showing, pageStates)),
    situations: situationLines(core, board),
    following: followingOf(
      core,
      board.map(({ state }) => state),
    ),
    promises: promises.filter(({ standing, due }) => ['open', 'overdue'].includes(standing) && due <= soon),
    gateways: troubledGateways(app, core, actor),
    keptBack,
    shifts,
  };
}

const labelOf = (core: Core, post: string) => core.memory.post(post)?.label ?? post;

function followingOf(
  core: Core,
  states: readonly Awaited<ReturnType<typeof listAlerts>>[number]['state'][],
): HandoverAnswer['following'] {
  const found = new Map<string, string[]>();
  for (const state of states) {
    if (!isOpen(state) || state.followedBy === null) continue;
    found.set(state.followedBy, [...(found.get(state.followedBy) ?? []), state.number]);
  }
  return [...found].map(([post, alerts]) => ({ post, label: labelOf(core, post), alerts }));
}

/** Those of her own base, or of her province's. */
function troubledGateways(app: App, core: Core, actor: Actor): HandoverAnswer['gateways'] {
  const health = new Map(app.channels.health().map((one) => [one.gateway, one]));
  return core.memory.registersOf<Gateway>('gateway').flatMap(({ state }) => {
    const isHers =
      actor.base === null
        ? core.memory.base(state.base)?.province === actor.province
        : actor.base === state.base;
    const one = health.get(state.slug);
    if (!isHers || (one?.isAlive && !one.trouble)) return [];
    return {
      slug: state.slug,
      label: state.label,
      base: state.base,
      isAlive: one?.isAlive ?? false,
      lastContactAt: one?.lastContactAt ? isoOf(one.lastContactAt) : null,
      ...(one?.trouble && { trouble: one.trouble }),
    };
  });
}

/** Handed over and waiting for the one who comes; of two between the same posts the newer. */
async function shiftsFor(app: App, core: Core, actor: Actor): Promise<ShiftLine[]> {
  const rows = await readFor<{ id: SubjectId; state: Shift }>(
    core,
    actor,
    "select id, state from shown_register where kind = 'shift' and state ->> 'takenOverAt' is null order by no",
  );
  const since = app.clock.now() - shiftDays * day;
  const newest = new Map(
    rows.filter(({ state }) => state.at >= since).map((row) => [`${row.state.from} ${row.state.to}`, row]),
  );
  return [...newest.values()].map(({ id, state }) => ({
    id,
    from: state.from,
    fromLabel: labelOf(core, state.from),
    to: state.to,
    toLabel: labelOf(core, state.to),
    at: isoOf(app.clock.wallOf(state.at)),
  }));
}
