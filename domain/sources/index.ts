export {
  clearSource,
  markSourceAtRisk,
  phoneCauses,
  regimes,
  registerSource,
  renewSourcePhone,
  revokeSourcePhone,
  riskCauses,
} from './acts.ts';
export { maySend, type Source, sourceRegistered } from './register.ts';
