import { Matrix } from 'ml-matrix';
import { fitGeneralisedLinearModel, fUpperTail } from '../kernel/index.ts';

const YEAR_DAYS = 365.2425;
/** With less than two years a season cannot be told from a change. */
export const SEASON_WEEKS = 104;
const HARMONICS = 2;
const LEVEL = 0.05;

/**
 * The season of all areas together: the factor by which a week that begins on `day` (days since 1970-01-01) is above
 * or below the year's mean. Quasi-Poisson regression with two harmonics of the year beside a quadratic trend, offset
 * by exposure. Null with less than 104 weeks, or where an F test at 5 % shows no season.
 */
export function pooledSeason(
  totals: ArrayLike<number>,
  exposures: ArrayLike<number>,
  firstDay: number,
): ((day: number) => number) | null {
  const weeks = Array.from({ length: totals.length }, (_, week) => week).filter(
    (week) => exposures[week]! > 0,
  );
  if (weeks.length < SEASON_WEEKS || weeks.every((week) => totals[week] === 0)) return null;
  const trend = (week: number) => {
    const x = (2 * week) / totals.length - 1;
    return [1, x, x * x];
  };
  const response = weeks.map((week) => totals[week]!);
  const offset = weeks.map((week) => Math.log(exposures[week]!));
  const without = fitGeneralisedLinearModel('poisson', new Matrix(weeks.map(trend)), response, offset);
  const design = new Matrix(weeks.map((week) => [...trend(week), ...harmonics(firstDay + 7 * week)]));
  const fit = fitGeneralisedLinearModel('poisson', design, response, offset);
  if (!fit.converged || !without.converged) return null;
  const ratio = (without.deviance - fit.deviance) / (2 * HARMONICS * fit.dispersion);
  if (!(fUpperTail(ratio, 2 * HARMONICS, fit.residualDf) <= LEVEL)) return null;
  const coefficients = fit.coefficients.slice(3);
  const factor = (day: number) =>
    Math.exp(harmonics(day).reduce((sum, wave, at) => sum + wave * coefficients[at]!, 0));
  let yearMean = 0;
  for (let week = 0; week < 52; week++) yearMean += factor((week * YEAR_DAYS) / 52) / 52;
  return (day) => factor(day) / yearMean;
}

function harmonics(day: number): number[] {
  return Array.from({ length: HARMONICS }, (_, at) => (2 * Math.PI * (at + 1) * day) / YEAR_DAYS).flatMap(
    (angle) => [Math.cos(angle), Math.sin(angle)],
  );
}
