import { Matrix } from 'ml-matrix';
import { fitGeneralisedLinearModel } from '../kernel/index.ts';

/** Past forecasts of an event with what came. */
export interface PastForecasts {
  probabilities: readonly number[];
  events: readonly number[];
}

const LEAST_OF_EACH = 30;
const EDGE = 1e-4;

/**
 * Logistic recalibration (Cox 1958; Platt 1999): the line through logit(forecast) that fits what came, learned from
 * past forecasts only. Null with fewer than 30 cases of either kind, or where the line would turn forecasts round.
 */
export function recalibration({ probabilities, events }: PastForecasts): ((p: number) => number) | null {
  const came = events.reduce((sum, event) => sum + event, 0);
  if (came < LEAST_OF_EACH || events.length - came < LEAST_OF_EACH) return null;
  const design = new Matrix(probabilities.map((p) => [1, logit(p)]));
  const { coefficients, converged } = fitGeneralisedLinearModel('binomial', design, events);
  const [level, slope] = coefficients;
  if (!converged || !(slope! > 0)) return null;
  return (p) => 1 / (1 + Math.exp(-(level! + slope! * logit(p))));
}

function logit(p: number): number {
  const inside = Math.min(1 - EDGE, Math.max(EDGE, p));
  return Math.log(inside / (1 - inside));
}
