// Each area against its own past: the discounted gamma-Poisson baseline, and what departs from it.
export {
  type Departure,
  type DepartureReport,
  departureOf,
  departuresIn,
  upperMidP,
} from './departures.ts';
export { type EffortVerdict, type JudgedArea, judge, judgeWithEffort } from './effort.ts';
export { falseDiscovery } from './false-discovery.ts';
export { priorFrom } from './prior.ts';
export {
  type CountLaw,
  countLaw,
  type GammaLaw,
  learn,
  plainSetting,
  rateOf,
  type Setting,
} from './rate-law.ts';
export { type Outlook, type RollOptions, rollForward, settingsFor } from './roll-forward.ts';
export { pooledSeason, SEASON_WEEKS } from './season.ts';
export { evenExposure, totalsByWeek, type WeeklyCounts } from './weekly-counts.ts';
