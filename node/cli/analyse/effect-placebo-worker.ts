// A thread of `analyse effect --method synthetic-control`: one placebo after another.
import { parentPort, workerData } from 'node:worker_threads';
import {
  isRefusal,
  type Panel,
  placebo,
  type PredictorWeighting,
  prepareSyntheticControl,
  type SyntheticControlOptions,
} from '@ulinzi/analysis/effect';

export interface PlaceboWork {
  panel: Panel;
  options: SyntheticControlOptions;
  weighting: PredictorWeighting;
}

const { panel, options, weighting } = workerData as PlaceboWork;
const setup = prepareSyntheticControl(panel, options);

parentPort?.on('message', (donor: number) => {
  // The command has prepared the same before it started this thread: a refusal here is a bug.
  if (isRefusal(setup)) throw new Error(`refused in a thread: ${setup.refused}`);
  parentPort?.postMessage(placebo(setup, donor, weighting));
});
