export { addActRoutes, split } from './act-routes.ts';
export { addClaimRoute } from './claim-routes.ts';
export { performAct, type Performed } from './perform.ts';
export type { ActRequest } from './request.ts';
export { resolveSubject } from './subjects.ts';
