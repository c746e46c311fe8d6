export { betaCdf, betaQuantile, fUpperTail } from './beta-distribution.ts';
export { binomialCdf, binomialPmf, binomialQuantile, binomialUpperTail } from './binomial.ts';
export {
  chiSquareCdf,
  chiSquareQuantile,
  chiSquareUpperTail,
  gammaCdf,
  gammaQuantile,
  gammaUpperTail,
} from './gamma-distribution.ts';
export { logGamma } from './gamma-function.ts';
export {
  negativeBinomialCdf,
  negativeBinomialPmf,
  negativeBinomialQuantile,
  negativeBinomialUpperTail,
} from './negative-binomial.ts';
export { normalCdf, normalPdf, normalQuantile } from './normal.ts';
export { poissonCdf, poissonPmf, poissonQuantile, poissonUpperTail } from './poisson.ts';
export { type Random, seededRandom } from './random.ts';
export { studentTCdf, studentTQuantile, studentTTwoSided } from './student-t.ts';
export { fitGeneralisedLinearModel, type GeneralisedLinearModel } from './generalised-linear-model.ts';
export { type LeastSquares, leastSquares, linearPredictor } from './least-squares.ts';
export { type Minimum, nelderMead } from './nelder-mead.ts';
export { nearestToZero, simplexLeastSquares } from './simplex-least-squares.ts';
