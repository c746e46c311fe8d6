// Every way in which a Gammu gateway cannot be had on this machine, named in one place.
import { MachineCannot } from '../../cli/command.ts';

const texts = {
  'gammu/not-installed':
    'There is no Gammu SMS daemon at {program}. Install it: apt-get install gammu gammu-smsd libdbd-sqlite3.',
  'gammu/no-flock':
    'The command "flock" is missing, which keeps two daemons off one modem. Install util-linux.',
  'gammu/gateway-name':
    'A gateway is named with lower-case letters, digits and hyphens, at most 40; this name is not.',
  'gammu/path':
    'Gammu reads its configuration line by line: {what} must not hold quotes, line breaks or semicolons.',
  'gammu/spool-folder':
    'The spool folder {folder} cannot be used ({reason}). It must lie on a local disk and belong to the user that runs the node.',
  'gammu/spool-damaged':
    'The spool {file} is damaged. Move it and the files beside it out of the folder, keep them apart safely (they hold messages), and start again.',
} as const;

/** Names the ways a Gammu gateway cannot be had. */
export type GammuProblem = keyof typeof texts;

/** A gateway that this machine cannot run: a code, its values, and an English text that says what to do. */
export class GammuCannot extends MachineCannot {
  readonly code: GammuProblem;
  readonly values: Readonly<Record<string, string>>;

  constructor(code: GammuProblem, values: Readonly<Record<string, string>> = {}) {
    super(texts[code].replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? ''));
    this.code = code;
    this.values = values;
  }
}
