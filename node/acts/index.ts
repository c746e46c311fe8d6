export { addActRoutes, inputSchema, split } from './act-routes.ts';
export { addClaimRoute } from './claim-routes.ts';
export { endFormerPens } from './former-pens.ts';
export { takenByAnother } from './lines.ts';
export { performAct, type Performed } from './perform.ts';
export { type ActRequest, type CheckedRequest, checkRequest } from './request.ts';
export { resolveSubject } from './subjects.ts';
