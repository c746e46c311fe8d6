export { type Examined, examine } from './doctor.ts';
export { type Finding, findingCodes } from './finding.ts';
