// `analyse protect FILE --keys A,B`: who could be found among records by what others may know of her.
import { recordRisks } from '@ulinzi/analysis/disclosure';
import { plot } from '@ulinzi/analysis/pictures';
import { BadLines, numberColumn, textColumn } from '../../tables/index.ts';
import { type Call, DataRefused, UsageError } from '../command.ts';
import {
  type AnalysisResult,
  numberLocale,
  numberOption,
  openTable,
  sayNumber,
  textOption,
} from './frame.ts';

/** Counts and risk of each record, by its line only: neither keys nor names are printed. */
export async function peopleResult(call: Call): Promise<AnalysisResult> {
  const { speak } = call.io;
  const least = numberOption(call, 'least', { min: 2, integer: true, default: 3 });
  const names = textOption(call, 'keys')!
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  if (names.length === 0) throw new UsageError(speak('analyse.option-empty', { option: 'keys' }));
  const table = await openTable(call, call.args[0]!);
  if (table.rows.length === 0) throw new DataRefused(speak('analyse.not-enough', { have: 0, need: 1 }));
  const columns = names.map((name) => textColumn(table, name));
  const weightColumn = textOption(call, 'weight');
  const weights = weightColumn === undefined ? undefined : numberColumn(table, weightColumn);
  const bad = new BadLines();
  weights?.forEach((weight, row) => {
    if (weight <= 0) bad.add(table.rows[row]!.line, () => speak('analyse-protect.weight'));
  });
  bad.refuse(speak, { source: table.source, column: weightColumn });
  const risks = recordRisks(
    table.rows.map((_, row) => ({
      keys: columns.map((column) => (isMissing(column[row]!) ? null : column[row]!)),
      weight: weights?.[row] ?? 1,
    })),
  );
  const records = risks.map(({ count, population, risk }, row) => ({
    line: table.rows[row]!.line,
    fk: count,
    Fk: population,
    risk,
  }));
  const rare = records.filter(({ fk }) => fk < least).sort((a, b) => b.risk - a.risk || a.line - b.line);
  const found = records.reduce((sum, { risk }) => sum + risk, 0);
  const countOf = (wanted: (fk: number) => boolean) => records.filter(({ fk }) => wanted(fk)).length;
  const column = (name: string) => speak(`analyse-protect.column.${name}`);
  const head = ['line', 'alike', 'population', 'risk'].map(column);
  const row = ({ line, fk, Fk, risk }: (typeof records)[number]) => [line, fk, Fk, risk];
  return {
    json: {
      keys: names,
      records,
      n1: countOf((fk) => fk === 1),
      n2: countOf((fk) => fk === 2),
      violations: Object.fromEntries([2, 3, 5].map((k) => [k, countOf((fk) => fk < k)])),
      least,
      below: rare.length,
      expectedFound: found,
    },
    table: { columns: head, rows: records.map(row) },
    shown: { columns: head, rows: rare.slice(0, MOST_SHOWN).map(row) },
    reading: {
      means: speak('analyse-protect.people-means', {
        below: rare.length,
        of: records.length,
        least,
        unique: countOf((fk) => fk === 1),
        found: sayNumber(found, speak),
      }),
      assumes: speak(
        weights === undefined ? 'analyse-protect.people-assumes-all' : 'analyse-protect.people-assumes',
      ),
      cannot: speak('analyse-protect.people-cannot'),
    },
    notes: rare.length > MOST_SHOWN ? [speak('analyse-protect.first-rows', { count: MOST_SHOWN })] : [],
    picture: () =>
      countsPicture(
        call,
        records.map(({ fk }) => fk),
        least,
      ),
  };
}

const MOST_SHOWN = 50;

function isMissing(value: string): boolean {
  return value === '' || value === 'NA';
}

/** How many records share their keys with so many. */
function countsPicture(call: Call, counts: readonly number[], least: number): string {
  const { speak } = call.io;
  const tally = new Map<number, number>();
  for (const count of counts) tally.set(count, (tally.get(count) ?? 0) + 1);
  const bars = [...tally].map(([at, value]) => ({ at, value }));
  return plot({
    title: speak('analyse-protect.picture.people'),
    description: speak('analyse-protect.picture.people-description', { least }),
    x: { label: speak('analyse-protect.column.alike'), kind: 'numbers', integer: true, from: 0 },
    y: { label: speak('analyse-protect.column.records'), kind: 'numbers', integer: true, from: 0 },
    marks: [
      {
        kind: 'bars',
        bars: bars.filter(({ at }) => at < least),
        filling: 'black',
        label: speak('analyse-protect.picture.few', { least }),
      },
      { kind: 'bars', bars: bars.filter(({ at }) => at >= least), filling: 'hatched' },
    ],
    locale: numberLocale(speak),
  });
}
