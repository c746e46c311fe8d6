// The one place that knows HiGHS (Huangfu and Hall 2018, Mathematical Programming Computation 10:119), compiled to
// WebAssembly.
import highsModule, { type Highs, type HighsCallbackMap, type Model } from 'highs';
import type { HeldProgramme, Outcome, Programme, SolveOptions, Solver } from './linear-programme.ts';

/** Looking for columns to drop takes minutes in a dense programme, and cannot be interrupted. */
const MOST_TERMS_TO_PRESOLVE = 300_000;

let loading: Promise<Highs> | undefined;

/** The package is typed as CommonJS, where its default export is a module; as the ES module it is, it is the loader. */
function isLoader(imported: unknown): imported is typeof highsModule.default {
  return typeof imported === 'function';
}

/** Loads the solver, once for a process or worker. Solving then blocks the thread it runs on. */
export async function loadSolver(): Promise<Solver> {
  loading ??= (isLoader(highsModule) ? highsModule : highsModule.default)();
  const highs = await loading;
  return {
    solve(programme, options) {
      const held = hold(highs, programme);
      try {
        return held.solve(options);
      } finally {
        held.release();
      }
    },
    hold: (programme) => hold(highs, programme),
  };
}

function hold(highs: Highs, programme: Programme): HeldProgramme {
  const model = highs.createModel(modelData(highs, programme));
  const terms = programme.constraints.reduce((sum, row) => sum + row.terms.variables.length, 0);
  model.options.set({
    output_flag: false,
    mip_rel_gap: 0,
    mip_feasibility_tolerance: 1e-7,
    presolve: terms > MOST_TERMS_TO_PRESOLVE ? 'off' : 'choose',
  });
  const isInteger = programme.integer.includes(true);
  const worst = programme.sense === 'minimise' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  return {
    setCost: (variable, cost) => void model.changeColCost(variable, cost),
    setBounds: (variable, lower, upper) => void model.changeColBounds(variable, lower, upper),
    addConstraint: ({ variables, factors }, lower, upper) =>
      void model.addRow(lower, upper, {
        indices: Int32Array.from(variables),
        values: Float64Array.from(factors),
      }),
    setConstraintBounds: (constraint, lower, upper) => void model.changeRowBounds(constraint, lower, upper),
    slopes() {
      const { colDual, rowDual } = model.getSolution();
      return { variables: colDual, constraints: rowDual };
    },
    solve: (options = {}) => solveModel(highs, model, isInteger, worst, options),
    release: () => model.dispose(),
  };
}

function modelData(highs: Highs, programme: Programme) {
  const { constraints, costs } = programme;
  const starts = new Int32Array(constraints.length + 1);
  constraints.forEach(({ terms }, at) => {
    starts[at + 1] = starts[at]! + terms.variables.length;
  });
  const indices = new Int32Array(starts[constraints.length]!);
  const values = new Float64Array(starts[constraints.length]!);
  constraints.forEach(({ terms }, at) => {
    indices.set(terms.variables, starts[at]);
    values.set(terms.factors, starts[at]);
  });
  const { minimize, maximize } = highs.constants.objectiveSense;
  const size = { numRows: constraints.length, numCols: costs.length };
  return {
    ...size,
    sense: programme.sense === 'minimise' ? minimize : maximize,
    colCost: costs,
    colLower: programme.lower,
    colUpper: programme.upper,
    rowLower: constraints.map(({ lower }) => lower),
    rowUpper: constraints.map(({ upper }) => upper),
    matrix: { format: 'csr' as const, ...size, starts, indices, values },
    ...(programme.integer.includes(true) && {
      integrality: Int32Array.from(programme.integer, (whole) => (whole ? 1 : 0)),
    }),
  };
}

function solveModel(
  highs: Highs,
  model: Model,
  isInteger: boolean,
  worst: number,
  { shouldStop, progress, absoluteGap = 0, start }: SolveOptions,
): Outcome {
  if (isInteger) model.options.set('mip_abs_gap', absoluteGap);
  if (start !== undefined) model.setSolution({ colValue: Float64Array.from(start) });
  model.run(callbacks(highs, isInteger, shouldStop, progress));
  const status = model.getModelStatus();
  const { empty, optimal, infeasible, unbounded, unboundedOrInfeasible } = highs.constants.modelStatus;
  const none = { objective: Number.NaN, bound: worst, values: new Float64Array(0) };
  if (status === infeasible) return { kind: 'infeasible', ...none };
  if (status === unbounded || status === unboundedOrInfeasible) return { kind: 'unbounded', ...none };
  const objective = model.getObjectiveValue();
  const bound = isInteger ? Number(model.info.get('mip_dual_bound')) : objective;
  if (status === optimal || status === empty)
    return { kind: 'optimal', objective, bound, values: model.getSolution().colValue };
  const { feasible } = highs.constants.solutionStatus;
  if (!isInteger || model.info.get('primal_solution_status') !== feasible)
    return { kind: 'stopped', ...none, ...(isInteger && { bound }) };
  return { kind: 'stopped', objective, bound, values: model.getSolution().colValue };
}

function callbacks(
  highs: Highs,
  isInteger: boolean,
  shouldStop: SolveOptions['shouldStop'],
  progress: SolveOptions['progress'],
): HighsCallbackMap {
  const { simplexInterrupt, mipInterrupt, mipLogging } = highs.constants.callbackType;
  const stop = (event: { interrupt(): void }): undefined => {
    if (shouldStop?.() === true) event.interrupt();
  };
  return {
    ...(shouldStop !== undefined && { [simplexInterrupt]: stop }),
    ...(shouldStop !== undefined && isInteger && { [mipInterrupt]: stop }),
    ...(progress !== undefined &&
      isInteger && {
        [mipLogging]: ({ data }): undefined => {
          progress(data.mip_primal_bound ?? Number.NaN, data.mip_dual_bound ?? Number.NaN);
        },
      }),
  };
}
