export interface Minimum {
  at: Float64Array;
  value: number;
  evaluations: number;
}

/**
 * The simplex search of Nelder and Mead (1965) for a minimum without derivatives, with coefficients that adapt to
 * the dimension (Gao and Han 2012). Stops when the values at the corners agree to `tolerance` relative to the best.
 */
export function nelderMead(
  objective: (at: Float64Array) => number,
  start: ArrayLike<number>,
  options: { step?: number; tolerance?: number; mostEvaluations?: number } = {},
): Minimum {
  const { step = 0.1, tolerance = 1e-9, mostEvaluations = 4000 } = options;
  const n = start.length;
  const expand = 1 + 2 / n;
  const contract = 0.75 - 1 / (2 * n);
  const shrink = 1 - 1 / n;
  let evaluations = 0;
  const corner = (at: Float64Array) => {
    evaluations += 1;
    return { at, value: objective(at) };
  };
  const first = Float64Array.from(start);
  const corners = [corner(first)];
  for (let i = 0; i < n; i++) {
    const at = first.slice();
    at[i] = at[i] === 0 ? step / 10 : at[i]! * (1 + step);
    corners.push(corner(at));
  }
  for (;;) {
    corners.sort((a, b) => a.value - b.value);
    const best = corners[0]!;
    const worst = corners[n]!;
    const isFlat = worst.value - best.value <= tolerance * (Math.abs(best.value) + 1e-300);
    if (isFlat || evaluations >= mostEvaluations) return { ...best, evaluations };
    const centre = new Float64Array(n);
    for (let c = 0; c < n; c++) for (let i = 0; i < n; i++) centre[i]! += corners[c]!.at[i]! / n;
    const towards = (factor: number) =>
      corner(centre.map((value, i) => value + factor * (worst.at[i]! - value)));
    const mirrored = towards(-1);
    if (mirrored.value < best.value) {
      const further = towards(-expand);
      corners[n] = further.value < mirrored.value ? further : mirrored;
    } else if (mirrored.value < corners[n - 1]!.value) corners[n] = mirrored;
    else {
      const nearer = towards(mirrored.value < worst.value ? -contract : contract);
      if (nearer.value < Math.min(mirrored.value, worst.value)) corners[n] = nearer;
      else {
        for (let c = 1; c <= n; c++) {
          corners[c] = corner(corners[c]!.at.map((value, i) => best.at[i]! + shrink * (value - best.at[i]!)));
        }
      }
    }
  }
}
