// Where to be: sites chosen exactly for the places they must reach.
export { answerCoverage, weightWithin } from './answer-coverage.ts';
export {
  type CoverageAnswer,
  type CoverageProblem,
  type CoverageQuestion,
  type Search,
  type SiteChoice,
  timeBetween,
  untilProven,
} from './coverage-problem.ts';
export { areaOfUnionKm2 } from './disc-union.ts';
export { distanceKm, type Point } from './distance.ts';
export {
  addConstraint,
  addVariable,
  type HeldProgramme,
  newProgramme,
  type Outcome,
  type Programme,
  type Solver,
  sumOf,
  type Terms,
} from './linear-programme.ts';
export { orLibraryProblem } from './or-library.ts';
export { type PlaceReading, type PlaceState, readPlaces } from './place-readings.ts';
export { loadSolver } from './solver.ts';
export { placeTowers, radiusKmOf, type Tower, type TowerAnswer, type TowerQuestion } from './towers.ts';
