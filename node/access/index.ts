import type { FastifyInstance } from 'fastify';
import type { App } from '../app/index.ts';
import { addAccountRoutes } from './account-routes.ts';
import { addDeskRoutes } from './desk-routes.ts';
import { addEnrolmentRoutes } from './enrolment-routes.ts';
import { addPasskeyRoutes } from './passkey-routes.ts';
import { addPasskeySignIn } from './passkey-sign-in.ts';
import { addSessionListRoutes } from './session-list-routes.ts';
import { addSessionRoutes } from './session-routes.ts';
import { sweepSessions } from './sweep.ts';
import { TryLimit } from './try-limit.ts';

export { addLockRoutes, refuseWhileLocked } from './lock-routes.ts';

/** Everything by which a person comes to sit at a screen, and leaves it. */
export function addAccessRoutes(server: FastifyInstance, app: App): void {
  const limit = new TryLimit();
  addSessionRoutes(server, app, limit);
  addSessionListRoutes(server, app);
  addEnrolmentRoutes(server, app, limit);
  addDeskRoutes(server, app);
  addAccountRoutes(server, app, limit);
  addPasskeyRoutes(server, app, limit);
  addPasskeySignIn(server, app);
  sweepSessions(server, app);
}
