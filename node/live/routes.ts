import { isRefusal } from '@ulinzi/domain/kernel';
import { liveEvents } from '@ulinzi/domain/live';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { App } from '../app/index.ts';
import { actorOf, addStream, isFromScreen, isOperator, sessionOf } from '../http/index.ts';
import { LineLimit } from './line-limit.ts';
import { Live, type LiveOptions } from './live.ts';

/** Longer than any cursor that was ever given. */
const cursorLength = 200;

/** The open line of a node: `GET /api/live`. It ends with the server. */
export function addLiveRoutes(server: FastifyInstance, app: App, options?: LiveOptions): Live {
  const live = new Live(app, options);
  const limit = new LineLimit();
  server.addHook('preClose', async () => live.close());
  addStream(server, app, {
    url: '/api/live',
    permission: 'post',
    summary: 'What changes, as it changes: alerts, deliveries, lists, the clock',
    tag: 'live',
    query: Type.Object(
      { after: Type.Optional(Type.String({ maxLength: cursorLength })) },
      { additionalProperties: false },
    ),
    events: liveEvents,
    open: async ({ actor, query, request, begin }) => {
      if (!actor) return { refused: 'request/token' };
      const session = isFromScreen(request) ? sessionOf(app, request) : null;
      if (isRefusal(session)) return session;
      // Whoever reads the operator's token runs the machine.
      const who = isOperator(app, request) ? null : (session?.id ?? actor.pen);
      if (who !== null && !limit.mayOpen(who)) return { refused: 'live/too-many' };
      const raw = begin();
      if (who !== null) limit.count(who, raw);
      await live.open(raw, actor, {
        cursor: lastEventOf(request) ?? query.after,
        session,
        isSignedIn: () => isStill(app, request),
      });
      return null;
    },
  });
  return live;
}

/** A browser that reconnects by itself names the newest cursor in a header; the address still has the older one. */
function lastEventOf(request: FastifyRequest): string | undefined {
  const named = request.headers['last-event-id'];
  return typeof named === 'string' && named.length <= cursorLength ? named : undefined;
}

/** Whether the one who opened the line may still have it. That the database is away is no reason to end it. */
async function isStill(app: App, request: FastifyRequest): Promise<boolean> {
  const actor = await actorOf(app, request);
  return !isRefusal(actor) || actor.refused === 'node/not-durable';
}
