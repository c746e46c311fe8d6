// `analyse protect FILE --check`: what can be worked out of releases as they stand.
import { type AttackResult, type Interval, statementsOf } from '@ulinzi/analysis/disclosure';
import { type Call, DataRefused } from '../command.ts';
import { askThread } from './cover-thread.ts';
import { type AnalysisResult, numberOption, sayNumber } from './frame.ts';
import { readReleases } from './protect-input.ts';
import { codesByName, intervalJson, intervalsPicture, widthOf } from './protect-rows.ts';
import type { ProtectTask } from './protect-worker.ts';

/** The attacker's interval of every hidden cell, from its own release and from all together. */
export async function checkResult(call: Call): Promise<{ result: AnalysisResult; isSafe: boolean }> {
  const { speak } = call.io;
  const least = numberOption(call, 'width', { min: 0, default: 1 });
  const { dimensions, releases } = await readReleases(call);
  const together = releases.flatMap(({ cells }) => statementsOf(cells));
  const isWhole = together.every(({ value }) => Number.isInteger(value));
  const cells = releases.flatMap(({ source, cells: all }, release) =>
    all
      .filter(({ value }) => value === null)
      .map(({ codes, members }) => ({ source, release, codes, members })),
  );
  const task: ProtectTask = {
    kind: 'attack',
    published: [...releases.map(({ cells: all }) => statementsOf(all)), together],
    hidden: cells.map(({ members }) => members),
    isWhole,
  };
  const answers = await askThread<AttackResult[]>(
    call,
    new URL('./protect-worker.ts', import.meta.url),
    task,
  );
  const intervals = answers.map((answer) => {
    if (answer.kind === 'contradiction') throw new DataRefused(speak('analyse-protect.contradiction'));
    return answer.intervals;
  });
  const rows = cells.map((cell, at) => {
    const interval = intervals.at(-1)![at]!;
    return { ...cell, alone: intervals[cell.release]![at]!, interval, isNarrow: widthOf(interval) < least };
  });
  const narrow = rows.filter(({ isNarrow }) => isNarrow);
  const disclosed = rows.filter(({ interval }) => widthOf(interval) === 0);
  const column = (name: string) => speak(`analyse-protect.column.${name}`);
  const ends = ({ wholeLow, wholeHigh }: Interval) => [
    wholeLow,
    Number.isFinite(wholeHigh) ? wholeHigh : null,
  ];
  const table = {
    columns: [column('release'), ...dimensions.map(({ name }) => name), column('low'), column('high')],
    rows: rows.map(({ source, codes, interval }) => [source, ...codes, ...ends(interval)]),
  };
  return {
    isSafe: narrow.length === 0,
    result: {
      json: {
        width: least,
        hidden: rows.map(({ source, codes, alone, interval, isNarrow }) => ({
          release: source,
          ...codesByName(dimensions, codes),
          ...intervalJson(interval),
          alone: intervalJson(alone),
          isNarrow,
        })),
        narrow: narrow.length,
        disclosed: disclosed.length,
      },
      table,
      reading: {
        means: speak('analyse-protect.check-means', {
          hidden: rows.length,
          disclosed: disclosed.length,
          narrow: narrow.length,
          width: sayNumber(least, speak),
        }),
        assumes: speak('analyse-protect.check-assumes'),
        cannot: speak('analyse-protect.cannot'),
      },
      picture: () => intervalsPicture(call, rows),
    },
  };
}
