import { inverse, Matrix, QrDecomposition } from 'ml-matrix';

export interface LeastSquares {
  /** One for each column of the design; 0 for a column that was left out. */
  coefficients: Float64Array;
  /** Columns of the design in use; those that the earlier ones already explain are left out. */
  kept: readonly number[];
  residuals: Float64Array;
  fitted: Float64Array;
  /** (X'WX)^-1 of the kept columns, in their order. */
  unscaledCovariance: Matrix;
}

/** R's `lm` calls a column redundant when this little of its length is left after the earlier columns. */
const REDUNDANT = 1e-7;

/**
 * Weighted least squares by Householder QR. `design` has a row for each observation. Columns that depend linearly on
 * earlier ones are left out, as R does. Throws RangeError where there are more columns than rows.
 */
export function leastSquares(
  design: Matrix,
  response: ArrayLike<number>,
  weights?: ArrayLike<number>,
): LeastSquares {
  const root = (row: number) => (weights === undefined ? 1 : Math.sqrt(weights[row]!));
  const scaled = new Matrix(design.rows, design.columns);
  for (let row = 0; row < design.rows; row++) {
    for (let column = 0; column < design.columns; column++) {
      scaled.set(row, column, design.get(row, column) * root(row));
    }
  }
  const { kept, triangle, qr } = independentColumns(scaled);
  const target = Matrix.columnVector(
    Array.from({ length: design.rows }, (_, row) => response[row]! * root(row)),
  );
  const solution = kept.length === 0 ? new Matrix(0, 1) : qr.solve(target);
  const coefficients = new Float64Array(design.columns);
  kept.forEach((column, place) => {
    coefficients[column] = solution.get(place, 0);
  });
  const fitted = linearPredictor(design, coefficients);
  const residuals = fitted.map((value, row) => response[row]! - value);
  const inverseTriangle = kept.length === 0 ? new Matrix(0, 0) : inverse(triangle);
  const unscaledCovariance = inverseTriangle.mmul(inverseTriangle.transpose());
  return { coefficients, kept, residuals, fitted, unscaledCovariance };
}

/** X b, row by row. */
export function linearPredictor(design: Matrix, coefficients: ArrayLike<number>): Float64Array {
  const values = new Float64Array(design.rows);
  for (let row = 0; row < design.rows; row++) {
    let sum = 0;
    for (let column = 0; column < design.columns; column++)
      sum += design.get(row, column) * coefficients[column]!;
    values[row] = sum;
  }
  return values;
}

function independentColumns(design: Matrix): { kept: number[]; triangle: Matrix; qr: QrDecomposition } {
  const kept = Array.from({ length: design.columns }, (_, column) => column);
  for (;;) {
    const rows = Array.from({ length: design.rows }, (_, row) => row);
    const part = kept.length === 0 ? new Matrix(design.rows, 0) : design.selection(rows, kept);
    const qr = new QrDecomposition(part);
    const triangle = qr.upperTriangularMatrix;
    const redundant = kept.findIndex((_, place) => {
      const length = Math.hypot(...part.getColumn(place));
      return !(Math.abs(triangle.get(place, place)) > REDUNDANT * length);
    });
    if (redundant < 0) return { kept, triangle, qr };
    kept.splice(redundant, 1);
  }
}
