import { enrolAnswer, enrolRequest } from '@ulinzi/domain/field';
import { isoOf, refuse } from '@ulinzi/domain/kernel';
import type { FastifyInstance } from 'fastify';
import type { App } from '../app/index.ts';
import { addRoute, deviceKey, isFromOurPages } from '../http/index.ts';

/** Tries at a code in a minute, all callers together: of fifty bits nobody guesses one in the day that it lasts. */
const triesAMinute = 30;

/** A phone shows the code that its post was given, and from then on it writes for whoever sits there. */
export function addEnrolRoute(server: FastifyInstance, app: App): void {
  let tries: number[] = [];
  addRoute(server, app, {
    method: 'POST',
    url: '/field/enrol',
    permission: 'anyone',
    summary: 'Enrol a phone with the code that its post was given',
    tag: 'field',
    body: enrolRequest,
    output: enrolAnswer,
    handle: async ({ body, request }) => {
      if (!isFromOurPages(request)) return refuse('request/token');
      // Before the code is looked at: a browser that may throw away what was written gets no notebook, and the code stays good.
      if (body.storage !== 'persisted') return refuse('device/storage');
      const publicKey = Buffer.from(body.publicKey, 'base64url');
      if (!deviceKey(publicKey)) return refuse('act/schema', ['publicKey']);
      const steady = app.clock.now();
      tries = [...tries.filter((at) => steady - at < 60_000), steady];
      if (tries.length > triesAMinute) return refuse('claim/too-many');
      const wall = app.clock.recorded();
      const device = app.keystore.devices.enrol(body.code, publicKey, { steady, wall });
      if (!device) return refuse('device/code');
      return {
        device: device.id,
        post: device.post,
        node: { id: app.nodeId, kind: app.kind, sealingKey: null },
        certificate: app.reach.authority ? '/authority' : null,
        now: isoOf(wall),
      };
    },
  });
}
