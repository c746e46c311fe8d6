import { isRefusal, refuse } from '@ulinzi/domain/kernel';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { addRoute } from '../http/index.ts';
import type { App } from '../app/index.ts';

/** Tries at a code in a minute, all callers together: a code has a hundred bits, so this only keeps the noise down. */
const triesAMinute = 30;

/** A person takes her post with the code she was given: once, for a token of her own. */
export function addClaimRoute(server: FastifyInstance, app: App): void {
  let tries: number[] = [];
  addRoute(server, app, {
    method: 'POST',
    url: '/api/claims',
    permission: 'anyone',
    summary: 'Take your post with the one-time code you were given',
    tag: 'post',
    body: Type.Object({ code: Type.String({ maxLength: 64 }) }, { additionalProperties: false }),
    output: Type.Object({ token: Type.String(), post: Type.String() }),
    handle: async ({ body }) => {
      const now = app.clock.now();
      tries = [...tries.filter((at) => now - at < 60_000), now];
      if (tries.length > triesAMinute) return refuse('claim/too-many');
      const claimed = app.keystore.claim(body.code, now);
      return isRefusal(claimed) ? claimed : { token: claimed.token, post: claimed.post };
    },
  });
}
