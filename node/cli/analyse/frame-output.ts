import { rename, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { writeCsv } from '../../tables/index.ts';
import { type Call, DataRefused, type ExitCode, UsageError } from '../command.ts';
import { layTable, wrap } from './frame-layout.ts';
import { textOption } from './frame-options.ts';

export interface ResultTable {
  columns: string[];
  rows: (string | number | null)[][];
}

/** What an analysis hands over. `reading` says in words what the numbers mean, assume, and cannot say. */
export interface AnalysisResult {
  /** Printed as it is with `--json`. */
  json: unknown;
  /** Written with `--csv`, and shown to people where `shown` is absent. */
  table: ResultTable;
  /** What people see instead, where the table for a file is too wide or too long. */
  shown?: ResultTable;
  reading: { means: string; assumes: string; cannot: string };
  notes?: string[];
  /** The SVG text, drawn only when asked for. */
  picture?: () => string;
}

/**
 * UsageError where `--json`, `--csv` and `--picture` cannot all be done. Long commands call it first, so that nobody
 * waits for a result that has nowhere to go; `present` calls it again.
 */
export function checkOutputs(call: Call): void {
  const { speak } = call.io;
  const csv = textOption(call, 'csv');
  const picture = textOption(call, 'picture');
  if (csv === '-' && call.json) throw new UsageError(speak('analyse.two-on-stdout'));
  if (picture !== undefined && !/\.svg$/i.test(picture)) throw new UsageError(speak('analyse.picture-svg'));
  const inputs = new Set(call.args.map((path) => resolve(call.io.cwd, path)));
  for (const path of [csv, picture])
    if (path !== undefined && path !== '-' && inputs.has(resolve(call.io.cwd, path)))
      throw new UsageError(speak('analyse.output-is-input'));
}

/**
 * Hands a result over: `--json` puts exactly the JSON on stdout; `--csv FILE` writes the table (`-` is stdout, and
 * nothing else is then printed there); `--picture FILE.svg` the picture; otherwise people get the table, the three
 * sentences and the notes. Throws DataRefused where a file cannot be written.
 */
export async function present(call: Call, result: AnalysisResult): Promise<ExitCode> {
  checkOutputs(call);
  const { io } = call;
  // Whatever progress stands on the line is over.
  io.progress('');
  const csv = textOption(call, 'csv');
  const picture = textOption(call, 'picture');
  if (picture !== undefined) {
    if (result.picture === undefined) throw new UsageError(io.speak('analyse.no-picture'));
    await writeOutput(call, picture, result.picture());
  }
  const csvText = csv === undefined ? '' : writeCsv(result.table.columns, result.table.rows);
  if (csv !== undefined && csv !== '-') await writeOutput(call, csv, csvText);
  if (csv === '-') io.out(csvText);
  else if (call.json) io.out(`${JSON.stringify(result.json)}\n`);
  else io.out(`${forPeople(call, result)}\n`);
  return 0;
}

function forPeople(call: Call, { table, shown = table, reading, notes = [] }: AnalysisResult): string {
  const { columns: width, speak } = call.io;
  const sentences = [
    speak('analyse.means', { text: reading.means }),
    speak('analyse.assumes', { text: reading.assumes }),
    speak('analyse.cannot', { text: reading.cannot }),
  ];
  const parts = [layTable(shown, { width, speak })];
  for (const sentence of sentences) parts.push(wrap(sentence, width));
  for (const note of notes) parts.push(wrap(note, width));
  return parts.join('\n\n');
}

/** Written beside and moved into place, so that a full disk or Ctrl-C leaves the file that was there. */
async function writeOutput(call: Call, path: string, text: string): Promise<void> {
  const target = resolve(call.io.cwd, path);
  const beside = `${target}.${process.pid}.part`;
  try {
    await writeFile(beside, text);
    await rename(beside, target);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    throw new DataRefused(call.io.speak('analyse.cannot-write', { option: path, code }));
  }
  call.io.err(`${call.io.speak('analyse.written', { file: path })}\n`);
}
