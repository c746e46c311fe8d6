// Every way in which the spool of a gateway over another program cannot be had on this machine, named in one place.
import { MachineCannot } from '../cli/command.ts';
import type { SpoolProblem } from './spool-file.ts';

const texts: Record<SpoolProblem, string> = {
  'spool-folder':
    'The spool folder {folder} cannot be used ({reason}). It must lie on a local disk and belong to the user that runs the node.',
  'spool-damaged':
    'The spool {file} is damaged. Move it and the files beside it out of the folder, keep them apart safely (they may hold numbers), and start again.',
};

/** A gateway that this machine cannot run: a code, and an English text that says what to do. */
export class SpoolCannot extends MachineCannot {
  readonly code: string;

  constructor(kind: string, problem: SpoolProblem, values: Readonly<Record<string, string>>) {
    super(texts[problem].replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? ''));
    this.code = `${kind}/${problem}`;
  }
}
