// `analyse protect FILE`: which cells to hide, what that costs, and what can still be worked out.
import {
  changesBetween,
  crossCells,
  isSmall,
  type ProtectedTable,
  ruleWidth,
  type SmallRule,
  type TableQuestion,
} from '@ulinzi/analysis/disclosure';
import type { Call } from '../command.ts';
import { askThread } from './cover-thread.ts';
import { type AnalysisResult, numberOption, sayNumber } from './frame.ts';
import { type DetailedTable, readDetailed, type Release } from './protect-input.ts';
import { codesByName, intervalJson, intervalsPicture, widthOf } from './protect-rows.ts';
import type { ProtectTask } from './protect-worker.ts';

/** Hides what must be hidden. The release is the CSV; the value lost, a sum of hidden numbers, is for the analyst only. */
export async function tableResult(call: Call): Promise<AnalysisResult> {
  const rule: SmallRule = {
    threshold: numberOption(call, 'threshold', { min: 1, integer: true, default: 5 }),
    zeros: call.options['zeros'] === true,
  };
  const width = numberOption(call, 'width', { min: 0, default: ruleWidth(rule) });
  const input = await readDetailed(call);
  const cells = crossCells(input.dimensions, input.tables);
  const values = cells.map(({ members }) => members.reduce((sum, base) => sum + input.values[base]!, 0));
  const later = cells.map(({ members }, cell) => ({ members, value: values[cell]! }));
  const compared = input.earlier.map((release) => ({
    release,
    changes: changesBetween(release.cells, later),
  }));
  const same = compared.filter(({ changes }) => changes.length === 0).map(({ release }) => release);
  const changed = compared.flatMap(({ changes }) => changes);
  const alsoHide = new Set(
    changed
      .filter(({ before, after }) => isSmall(after - before, { ...rule, zeros: false }))
      .map(({ cell }) => cell),
  );
  const question: TableQuestion = {
    values: input.values,
    cells,
    rule,
    width,
    earlier: same.map((release) => release.cells),
    alsoHide,
    isWhole: input.values.every(Number.isInteger),
  };
  const task: ProtectTask = { kind: 'protect', question };
  const module = new URL('./protect-worker.ts', import.meta.url);
  const answer = await askThread<ProtectedTable>(call, module, task);
  return report(call, input, { question, answer, same, changes: changed.length, width });
}

interface Found {
  question: TableQuestion;
  answer: ProtectedTable;
  /** Earlier releases of the same data, as in `question.earlier`. */
  same: readonly Release[];
  changes: number;
  width: number;
}

function report(call: Call, input: DetailedTable, found: Found): AnalysisResult {
  const { speak } = call.io;
  const { dimensions } = input;
  const { question, answer, same, width } = found;
  const { cells, rule } = question;
  const names = dimensions.map(({ name }) => name);
  const hidden = answer.cells.flatMap((cell, at) =>
    cell.hidden === null ? [] : [{ ...cell, codes: cells[at]!.codes, interval: cell.interval! }],
  );
  const column = (name: string) => speak(`analyse-protect.column.${name}`);
  return {
    json: {
      ...rule,
      width,
      cells: answer.cells.map(({ value, hidden: why, interval, isOut }, at) => ({
        ...codesByName(dimensions, cells[at]!.codes),
        value: why === null ? value : null,
        hidden: why,
        isOut,
        ...(interval !== null && intervalJson(interval)),
      })),
      primary: hidden.filter(({ hidden: why }) => why !== 'others').length,
      secondary: answer.cellsLost,
      valueLost: answer.valueLost,
      proven: answer.proven,
      cost: answer.cost,
      bound: answer.bound,
      changes: found.changes,
      earlier: answer.earlier.map(({ alone, together }, release) => ({
        source: same[release]!.source,
        hidden: same[release]!.cells.filter(({ value }) => value === null).map(({ codes }, at) => ({
          ...codesByName(dimensions, codes),
          alone: intervalJson(alone[at]!),
          together: intervalJson(together[at]!),
        })),
      })),
    },
    table: {
      columns: [...names, input.countColumn],
      rows: answer.cells.map(({ value, hidden: why }, at) => [
        ...cells[at]!.codes,
        why === null ? value : null,
      ]),
    },
    shown: {
      columns: [...names, column('why'), column('low'), column('high')],
      rows: hidden.map(({ codes, hidden: why, interval }) => [
        ...codes,
        speak(`analyse-protect.why.${why}`),
        interval.wholeLow,
        Number.isFinite(interval.wholeHigh) ? interval.wholeHigh : null,
      ]),
    },
    reading: {
      means: speak('analyse-protect.means', {
        hidden: hidden.length,
        of: cells.length,
        small: hidden.length - answer.cellsLost,
        others: answer.cellsLost,
        value: sayNumber(answer.valueLost, speak),
      }),
      assumes: speak('analyse-protect.assumes', { width: sayNumber(width, speak) }),
      cannot: speak('analyse-protect.cannot'),
    },
    notes: notesOf(call, found),
    picture: () => intervalsPicture(call, hidden),
  };
}

function notesOf(call: Call, { answer, same, changes, question, width }: Found): string[] {
  const { speak } = call.io;
  const notes = [
    answer.proven
      ? speak('analyse-protect.proven')
      : speak('analyse-protect.not-proven', { bound: sayNumber(answer.bound, speak) }),
  ];
  const out = answer.cells.filter(({ isOut }) => isOut).length;
  if (out > 0) notes.push(speak('analyse-protect.out', { count: out }));
  if (changes > 0)
    notes.push(speak('analyse-protect.changed', { count: changes, hidden: question.alsoHide.size }));
  answer.earlier.forEach(({ alone, together }, at) => {
    const narrowed = together.filter(
      (interval, cell) => widthOf(interval) < width && widthOf(alone[cell]!) > widthOf(interval),
    );
    const { source } = same[at]!;
    notes.push(
      narrowed.length === 0
        ? speak('analyse-protect.earlier-safe', { source })
        : speak('analyse-protect.earlier-narrowed', { source, count: narrowed.length }),
    );
  });
  if (answer.cellsLost > 0) notes.push(speak('analyse-protect.not-for-publication'));
  return notes;
}
