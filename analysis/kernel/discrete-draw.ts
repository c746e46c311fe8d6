// One exact way to draw from any single-peaked law on the whole numbers: inversion that walks outwards
// from the mode (Devroye 1986, section X.1), so the cost grows with the standard deviation only.

/**
 * Draws k in [least, most] given the mode, its probability, and the ratio P(k + 1) / P(k).
 * `u` is uniform on [0, 1).
 */
export function drawFromMode(
  u: number,
  mode: number,
  peak: number,
  ratio: (k: number) => number,
  least: number,
  most: number,
): number {
  let rest = u - peak;
  if (rest < 0) return mode;
  let up = mode;
  let down = mode;
  let upMass = peak;
  let downMass = peak;
  while (up < most || down > least) {
    const before = upMass + downMass;
    if (up < most) {
      upMass *= ratio(up);
      up += 1;
      rest -= upMass;
      if (rest < 0) return up;
    } else upMass = 0;
    if (down > least) {
      down -= 1;
      downMass /= ratio(down);
      rest -= downMass;
      if (rest < 0) return down;
    } else downMass = 0;
    // The masses no longer count in double precision: what is left of u is rounding.
    if (before < 1e-18) return mode;
  }
  return mode;
}
