export { clearSource, markSourceAtRisk, regimes, registerSource, revokeSourcePhone } from './acts.ts';
export { maySend, type Source, sourceRegistered } from './register.ts';
