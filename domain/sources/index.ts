export {
  clearSource,
  markSourceAtRisk,
  regimes,
  registerSource,
  renewSourcePhone,
  revokeSourcePhone,
} from './acts.ts';
export { maySend, type Source, sourceRegistered } from './register.ts';
