export { type CoverageAnswer, coverageAnswer } from './answers.ts';
export {
  type CommunityCoverage,
  type CoverageClass,
  coverageClasses,
  coverageOf,
  teamDays,
} from './coverage.ts';
