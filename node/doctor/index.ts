export { type Examined, examine, examineFromInside } from './doctor.ts';
export { type Finding, findingCodes } from './finding.ts';
