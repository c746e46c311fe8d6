import { againstTruth, type Linkage, type TruthReport } from '@ulinzi/analysis/links';
import type { Call } from '../command.ts';
import { textOption } from './frame.ts';
import { cellsOver, namesIn } from './link-columns.ts';
import type { Records } from './link-records.ts';

/** The true entity of each record by `--truth`, with how the proposals stand against it; undefined without it. */
export interface Truth {
  of: readonly string[];
  report: TruthReport;
}

/** Reads the column of `--truth` and compares. */
export function truthOf(call: Call, records: Records, linkage: Linkage): Truth | undefined {
  const column = textOption(call, 'truth');
  if (column === undefined) return undefined;
  const of = cellsOver(records.tables, { names: namesIn(column), isStated: true })!;
  return { of, report: againstTruth(of, linkage.candidates, linkage.groups) };
}
