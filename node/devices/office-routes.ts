import { deviceCode, deviceCodeAnswer, devicesAnswer, quarantineAnswer } from '@ulinzi/domain/field';
import { hour, isoOf, refuse } from '@ulinzi/domain/kernel';
import type { Actor } from '@ulinzi/domain/registers';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import type { App, Core } from '../app/index.ts';
import { addRoute } from '../http/index.ts';
import type { Device } from '../keystore/index.ts';
import { keptCounts, keptEntries } from './kept-store.ts';
import { isHersToEquip, seesToDevices } from './scope.ts';

const exactly = { additionalProperties: false } as const;
const slug = Type.String({ pattern: '^[a-z][a-z0-9-]{1,39}$' });

/** The office gives phones to posts, takes them away, and looks at what they sent and nobody could take in. */
export function addDeviceRoutes(server: FastifyInstance, app: App): void {
  const hers = (core: Core, actor: Actor, post?: string): Device[] =>
    app.keystore.devices.listed(post).filter((device) => isHersToEquip(core, actor, device.post));

  addRoute(server, app, {
    method: 'POST',
    url: '/api/device-codes',
    permission: 'post',
    summary: 'A code by which one phone is enrolled for a post, once',
    tag: 'devices',
    body: Type.Object({ post: slug }, exactly),
    output: deviceCodeAnswer,
    handle: async ({ actor, body }) => {
      const core = app.core();
      if (!core || !actor) return refuse('node/not-durable');
      if (!seesToDevices(actor)) return refuse('act/not-yours');
      if (!isHersToEquip(core, actor, body.post)) return refuse('post/unknown');
      const pen = app.keystore.sittingPen(body.post);
      if (!pen) return refuse('post/vacant');
      const until = app.clock.now() + deviceCode.hours * hour;
      const code = app.keystore.devices.makeCode(pen.id, until);
      return { code, until: isoOf(app.clock.wallOf(until)) };
    },
  });

  addRoute(server, app, {
    method: 'GET',
    url: '/api/devices',
    permission: 'post',
    summary: 'Phones that are enrolled for posts, by days',
    tag: 'devices',
    query: Type.Object({ post: Type.Optional(slug) }, exactly),
    output: devicesAnswer,
    handle: async ({ actor, query }) => {
      const core = app.core();
      if (!core || !actor) return refuse('node/not-durable');
      if (!seesToDevices(actor)) return refuse('act/not-yours');
      const counts = await keptCounts(core.pool);
      return {
        devices: hers(core, actor, query.post).map((device) => ({
          id: device.id,
          number: device.number,
          post: device.post,
          enrolledOn: device.enrolledOn,
          seenOn: device.seenOn,
          state: device.isRevoked ? ('revoked' as const) : ('active' as const),
          refused: counts.get(device.id)?.refused ?? 0,
          waiting: counts.get(device.id)?.waiting ?? 0,
        })),
      };
    },
  });

  addRoute(server, app, {
    method: 'GET',
    url: '/api/devices/quarantine',
    permission: 'post',
    summary: 'What phones sent and could not be taken in, without its words',
    tag: 'devices',
    query: Type.Object({}, exactly),
    output: quarantineAnswer,
    handle: async ({ actor }) => {
      const core = app.core();
      if (!core || !actor) return refuse('node/not-durable');
      if (!seesToDevices(actor)) return refuse('act/not-yours');
      const known = new Map(hers(core, actor).map((device) => [device.id, device]));
      const kept = await keptEntries(core.pool, [...known.keys()]);
      return {
        kept: kept.map(({ device, ...entry }) => ({
          device,
          deviceNumber: known.get(device)?.number ?? '',
          post: known.get(device)?.post ?? '',
          ...entry,
        })),
      };
    },
  });

  addRoute(server, app, {
    method: 'POST',
    url: '/api/devices/:id/revoke',
    permission: 'post',
    summary: 'Take a phone away: it wipes itself when it next asks',
    tag: 'devices',
    params: Type.Object({ id: Type.String({ maxLength: 64 }) }),
    output: Type.Object({ revoked: Type.String() }),
    handle: async ({ actor, params }) => {
      const core = app.core();
      if (!core || !actor) return refuse('node/not-durable');
      if (!seesToDevices(actor)) return refuse('act/not-yours');
      const device = app.keystore.devices.with(params.id);
      if (!device || !isHersToEquip(core, actor, device.post)) return refuse('device/not-found');
      // Twice is as good as once.
      app.keystore.devices.revoke(device.id, app.clock.recorded());
      return { revoked: device.id };
    },
  });
}
