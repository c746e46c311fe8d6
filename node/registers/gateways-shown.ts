// How the gateways are, for everybody; how many texts wait is told to those of their base and province.
import { byPreference, type Gateway, standIns } from '@ulinzi/domain/channels';
import { baseCircle, isoOf } from '@ulinzi/domain/kernel';
import type { Actor, GatewaysAnswer } from '@ulinzi/domain/registers';
import { circlesFor } from '../alerts/index.ts';
import type { App, Core } from '../app/index.ts';
import { gatewaysNow, queuedByGateway } from '../outgoing/index.ts';

export async function gatewaysShown(app: App, core: Core, actor: Actor): Promise<GatewaysAnswer> {
  const { memory, pool } = core;
  const own = new Set(circlesFor(core, actor));
  const isHers = (base: string) => own.has(baseCircle('affairs', memory.base(base)?.circle ?? 0));
  const health = new Map(app.channels.health().map((one) => [one.gateway, one]));
  const queued = await queuedByGateway(pool, app.clock.now());
  const carried = standIns(gatewaysNow(memory, (gateway) => app.channels.get(gateway)));
  const ordered = byPreference(memory.registersOf<Gateway>('gateway').map(({ state }) => state));
  return {
    gateways: ordered.map((state) => {
      const { slug, base } = state;
      const one = health.get(slug);
      return {
        ...state,
        isRunning: one !== undefined,
        isAlive: one?.isAlive ?? false,
        place: ordered.filter((other) => other.base === base).indexOf(state) + 1,
        standsInFor: carried.get(slug) ?? [],
        waiting: isHers(base) ? (one?.waiting ?? 0) + (queued.get(slug) ?? 0) : null,
        lastContactAt: one?.lastContactAt ? isoOf(one.lastContactAt) : null,
        signalPercent: one?.signalPercent ?? null,
        ...(one?.trouble && { trouble: one.trouble }),
      };
    }),
  };
}
