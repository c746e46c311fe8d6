// Every way in which the spool of a Kannel gateway cannot be had on this machine, named in one place.
import { MachineCannot } from '../../cli/command.ts';

const texts = {
  'kannel/spool-folder':
    'The spool folder {folder} cannot be used ({reason}). It must lie on a local disk and belong to the user that runs the node.',
  'kannel/spool-damaged':
    'The spool {file} is damaged. Move it and the files beside it out of the folder, keep them apart safely (they may hold numbers), and start again.',
} as const;

/** Names the ways a Kannel gateway cannot be had. */
export type KannelProblem = keyof typeof texts;

/** A gateway that this machine cannot run: a code, its values, and an English text that says what to do. */
export class KannelCannot extends MachineCannot {
  readonly code: KannelProblem;

  constructor(code: KannelProblem, values: Readonly<Record<string, string>> = {}) {
    super(texts[code].replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? ''));
    this.code = code;
  }
}
