import type { FastifyInstance } from 'fastify';
import type { NodeAtWork } from '../app/index.ts';
import { addFormRoutes } from './form-routes.ts';
import { addKeptRoutes } from './kept-routes.ts';
import { addLinkRoutes } from './link-routes.ts';
import { addPhoneRoutes } from './phone-routes.ts';

/** ODK Collect and KoboCollect of visiting teams, and what the office sets up and looks at for them. */
export function addOpenRosaRoutes(server: FastifyInstance, node: NodeAtWork): void {
  addPhoneRoutes(server, node);
  addLinkRoutes(server, node.app);
  addKeptRoutes(server, node.app);
  addFormRoutes(server, node.app);
}
