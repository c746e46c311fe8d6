export {
  clearSource,
  type ContactMeans,
  contactMeans,
  describeSource,
  markSourceAtRisk,
  phoneCauses,
  regimes,
  registerSource,
  renewSourcePhone,
  revokeSourcePhone,
  riskCauses,
  type Selection,
  selections,
} from './acts.ts';
export { electionLacks, maySend, type Source, sourceDescribed, sourceRegistered } from './register.ts';
