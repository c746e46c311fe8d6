// Turning distribution functions round: quantiles of continuous laws by Newton's method on the
// logarithm of the smaller tail, of discrete laws by searching outwards from a guess.

/** Both tails at a point, and the density with respect to the variable searched over. */
export interface TailsAt {
  lower: number;
  upper: number;
  density: number;
}

/**
 * The u where the lower tail is p (q = 1 - p, given apart), for tails continuous and increasing in u.
 * Newton on log(smaller tail) inside a bracket that only shrinks; falls back to halving it.
 */
export function solveQuantile(
  tails: (u: number) => TailsAt,
  p: number,
  q: number,
  start: number,
  least: number,
  most: number,
): number {
  const byLower = p <= q;
  const target = Math.log(byLower ? p : q);
  let low = least;
  let high = most;
  let u = Math.min(most, Math.max(least, start));
  for (let round = 0; round < 400; round++) {
    const { lower, upper, density } = tails(u);
    const tail = byLower ? lower : upper;
    const miss = byLower ? Math.log(tail) - target : target - Math.log(tail);
    if (miss === 0) return u;
    if (miss < 0) low = u;
    else high = u;
    let next = u - (miss * tail) / density;
    if (!(next > low && next < high)) next = (low + high) / 2;
    if (Math.abs(next - u) <= 4e-16 * Math.abs(u) || next === low || next === high) return next;
    u = next;
  }
  return u;
}

/** The smallest whole k in [0, most] whose lower tail reaches p, allowing for rounding in the last digits. */
export function smallestCount(
  cdf: (k: number) => number,
  p: number,
  guess: number,
  most = Number.POSITIVE_INFINITY,
): number {
  if (!(p >= 0 && p <= 1)) return Number.NaN;
  if (p === 1) return most;
  const reached = (k: number) => cdf(k) >= p * (1 - 64 * Number.EPSILON);
  let k = Math.min(most, Math.max(0, Math.floor(guess)));
  let step = 1;
  if (reached(k)) {
    while (k > 0 && reached(Math.max(0, k - step))) {
      k = Math.max(0, k - step);
      step *= 2;
    }
    if (k === 0) return 0;
    return between(reached, Math.max(-1, k - step), k);
  }
  while (!reached(Math.min(most, k + step))) {
    k += step;
    step *= 2;
  }
  return between(reached, k, Math.min(most, k + step));
}

function between(reached: (k: number) => boolean, notYet: number, yes: number): number {
  let low = notYet;
  let high = yes;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (reached(middle)) high = middle;
    else low = middle;
  }
  return high;
}
