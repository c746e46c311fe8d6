// The gamma function and the two pieces that keep tail probabilities exact for large counts:
// Stirling's remainder and the deviance term of Loader (2000), "Fast and accurate computation of
// binomial probabilities". Everything discrete or gamma-like in this folder rests on them.

/** Continued fractions end when a term changes nothing but the last bit. */
export const SETTLED = 4e-16;
/** Terms grow with the root of the shape: enough for shapes of 1e12. */
export const MOST_TERMS = 1e7;

const HALF_LOG_TWO_PI = 0.9189385332046728;

// Abramowitz and Stegun 6.1.41: B(2k) / (2k (2k - 1)).
const STIRLING = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156, -3617 / 122400];

/**
 * What Stirling's formula leaves out: log Gamma(x) - ((x - 1/2) log x - x + log(2 pi) / 2), for x > 0.
 * Equally log(n!) minus its Stirling approximation with n = x.
 */
export function stirlingRemainder(x: number): number {
  let shifted = x;
  let below = 0;
  while (shifted < 12) {
    below += (shifted + 0.5) * Math.log1p(1 / shifted) - 1;
    shifted += 1;
  }
  const inverseSquare = 1 / (shifted * shifted);
  let series = 0;
  for (let k = STIRLING.length - 1; k >= 0; k--) series = series * inverseSquare + STIRLING[k]!;
  return below + series / shifted;
}

/** Natural logarithm of the gamma function for x > 0; NaN elsewhere. Absolute error about 1e-15 times max(1, |result|). */
export function logGamma(x: number): number {
  if (!(x > 0)) return Number.NaN;
  if (x === Number.POSITIVE_INFINITY) return x;
  if (x === 1 || x === 2) return 0;
  return (x - 0.5) * Math.log(x) - x + HALF_LOG_TWO_PI + stirlingRemainder(x);
}

/**
 * x log(x / expected) + expected - x without the cancellation near x = expected (Loader's bd0).
 * Half the Poisson deviance of one observation.
 */
export function devianceTerm(x: number, expected: number): number {
  if (x === 0) return expected;
  const difference = x - expected;
  if (Math.abs(difference) >= 0.1 * (x + expected)) return x * Math.log(x / expected) - difference;
  const ratio = difference / (x + expected);
  let sum = difference * ratio;
  let power = 2 * x * ratio;
  for (let k = 3; ; k += 2) {
    power *= ratio * ratio;
    const next = sum + power / k;
    if (next === sum) return next;
    sum = next;
  }
}

/** x^shape e^-x / Gamma(shape + 1): a Poisson probability extended to any shape >= 0. */
export function poissonKernel(shape: number, x: number): number {
  if (x === 0) return shape === 0 ? 1 : 0;
  if (shape === 0) return Math.exp(-x);
  if (shape < 1e-3) return Math.exp(shape * Math.log(x) - x - logGamma(shape + 1));
  return Math.exp(-stirlingRemainder(shape) - devianceTerm(shape, x)) / Math.sqrt(2 * Math.PI * shape);
}

/** Both tails of the regularised incomplete gamma function, each computed without subtracting from one where it is small. */
export function incompleteGamma(shape: number, x: number): { lower: number; upper: number } {
  if (!(shape > 0) || Number.isNaN(x)) return { lower: Number.NaN, upper: Number.NaN };
  if (x <= 0) return { lower: 0, upper: 1 };
  if (x === Number.POSITIVE_INFINITY) return { lower: 1, upper: 0 };
  const front = poissonKernel(shape, x);
  if (x < shape + 1) {
    const lower = Math.min(1, front * lowerSeries(shape, x));
    return { lower, upper: 1 - lower };
  }
  const upper = Math.min(1, front * shape * upperFraction(shape, x));
  return { lower: 1 - upper, upper };
}

// Abramowitz and Stegun 6.5.29.
function lowerSeries(shape: number, x: number): number {
  let term = 1;
  let sum = 1;
  for (let n = 1; term > sum * 1e-17; n++) {
    term *= x / (shape + n);
    sum += term;
  }
  return sum;
}

// Abramowitz and Stegun 6.5.31, evaluated by the modified Lentz method (Thompson and Barnett 1986).
function upperFraction(shape: number, x: number): number {
  const tiny = 1e-300;
  let b = x + 1 - shape;
  let c = 1 / tiny;
  let d = 1 / b;
  let value = d;
  for (let i = 1; i < MOST_TERMS; i++) {
    const a = -i * (i - shape);
    b += 2;
    d = a * d + b;
    if (Math.abs(d) < tiny) d = tiny;
    c = b + a / c;
    if (Math.abs(c) < tiny) c = tiny;
    d = 1 / d;
    const change = d * c;
    value *= change;
    if (Math.abs(change - 1) < SETTLED) break;
  }
  return value;
}
