import { resolve } from 'node:path';
import { type Call, type Command, type ExitCode, UsageError } from '../command.ts';
import { checkOutputs, present, seedOf } from './frame.ts';
import { readProjectData } from './satscan/project-data.ts';
import { readProject } from './satscan/project.ts';
import { readEvents } from './scan-events.ts';
import { refuseEventOptions, scanOptions } from './scan-options.ts';
import { prepareScan } from './scan-problem.ts';
import { scanResult } from './scan-report.ts';
import { runScan } from './scan-run.ts';
import type { ScanStudy } from './scan-study.ts';

/** `ulinzi analyse scan`: clusters in space and time, from a SaTScan project or a table of events. */
export const scanCommand: Command = {
  path: ['analyse', 'scan'],
  summary: 'analyse-scan.summary',
  details: 'analyse-scan.details',
  arguments: [{ name: 'FILE', help: 'analyse-scan.argument.file' }],
  options: scanOptions,
  example:
    'ulinzi analyse scan incidents.csv --place village --date date --within-distance 50 --longest 30 --picture clusters.svg',
  run,
};

async function run(call: Call): Promise<ExitCode> {
  checkOutputs(call);
  const { io } = call;
  const [file] = call.args;
  if (file === undefined) throw new UsageError(io.speak('analyse-scan.needs-file'));
  const seed = seedOf(call);
  const study = await readStudy(call, file);
  const prepared = prepareScan(study, io.speak);
  const all = study.settings.inference.replications;
  const outcome = await runScan(study, prepared, {
    seed,
    signal: io.signal,
    progress: (done) => io.progress(io.speak('analyse-scan.progress', { done, all })),
  });
  return present(call, scanResult(study, prepared, outcome, seed, io.speak));
}

async function readStudy(call: Call, file: string): Promise<ScanStudy> {
  if (!/\.prm$/i.test(file)) return readEvents(call, file);
  refuseEventOptions(call);
  const project = await readProject(resolve(call.io.cwd, file), call.io.speak);
  return readProjectData(project, call.io.speak);
}
