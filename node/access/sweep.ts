import type { FastifyInstance } from 'fastify';
import type { App } from '../app/index.ts';
import { whenOf } from '../http/index.ts';

const everyMs = 60_000;

/** Ends sessions that nobody used for too long, so that their live lines close too; forgets used steps of codes. */
export function sweepSessions(server: FastifyInstance, app: App): void {
  const timer = setInterval(() => {
    app.keystore.sessions.sweep(whenOf(app));
    app.keystore.credentials.sweepSteps(app.clock.recorded());
  }, everyMs);
  timer.unref();
  server.addHook('onClose', async () => clearInterval(timer));
}
