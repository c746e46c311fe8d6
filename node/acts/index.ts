export { actJob, type Consequences, type Done } from './act-job.ts';
export { type ActRequest, type CheckedRequest, checkRequest } from './request.ts';
export { performAct, type Performed } from './perform.ts';
