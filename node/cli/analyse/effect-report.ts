// What every method of `analyse effect` hands over: the numbers agreed for all, and words that never claim more than
// the design can carry.
import { type Effect, isRefusal, type Refusal } from '@ulinzi/analysis/effect';
import { type Call, DataRefused } from '../command.ts';
import type { EffectInput } from './effect-input.ts';
import { type AnalysisResult, sayNumber } from './frame.ts';

export interface EffectRow {
  what: string;
  value: number | null;
  low?: number | null;
  high?: number | null;
  weight?: number;
}

export interface EffectReport {
  method: string;
  effect: Effect;
  aggregate?: string;
  weights?: Record<string, number>;
  /** Further fields of the JSON: what the data are, and what adding up gives. */
  facts: Record<string, unknown>;
  /** Fields that state a finding: null where data are too few. */
  findings: Record<string, unknown>;
  /** Name of the effect's own row in the table. */
  what: string;
  rows: EffectRow[];
  reading: AnalysisResult['reading'];
  notes?: string[];
  picture?: () => string;
}

/** The report as the analysis frame prints it. Where data are too few, that is what it means, and nothing else. */
export function effectResult(call: Call, report: EffectReport): AnalysisResult {
  const { speak } = call.io;
  const { effect } = report;
  const needs = effect.shortfalls.map(({ need, has, wants }) =>
    speak(`analyse-effect.need.${need}`, { has, wants }),
  );
  const enough = needs.length === 0;
  const reading = enough
    ? report.reading
    : { ...report.reading, means: speak('analyse-effect.not-enough', { needs: needs.join(', ') }) };
  const what = enough ? report.what : speak('analyse-effect.row.arithmetic', { what: report.what });
  const own: EffectRow = { what, value: effect.estimate, low: effect.low, high: effect.high };
  const columns = ['what', 'value', 'low', 'high', 'weight'].map((id) =>
    speak(`analyse-effect.column.${id}`),
  );
  return {
    json: {
      method: report.method,
      estimate: effect.estimate,
      low: effect.low,
      high: effect.high,
      scale: effect.scale,
      se: effect.se,
      p: effect.p,
      intervalMethod: effect.intervalMethod,
      aggregate: report.aggregate ?? null,
      weights: report.weights ?? {},
      enough,
      notEnough: needs,
      ...report.facts,
      ...(enough
        ? report.findings
        : Object.fromEntries(Object.keys(report.findings).map((name) => [name, null]))),
      reading,
      notes: report.notes ?? [],
    },
    table: {
      columns,
      rows: [own, ...report.rows].map((row) => [
        row.what,
        row.value,
        (enough ? row.low : null) ?? null,
        (enough ? row.high : null) ?? null,
        row.weight ?? null,
      ]),
    },
    reading,
    ...(report.notes && { notes: report.notes }),
    ...(report.picture && { picture: report.picture }),
  };
}

/** The answer, or DataRefused with the line and the reason. */
export function accepted<T extends object>(call: Call, input: EffectInput, answer: T | Refusal): T {
  if (!isRefusal(answer)) return answer;
  const { speak } = call.io;
  const reason = speak(`analyse-effect.refused.${answer.refused}`, labelled(input, answer.values));
  const { source } = input.table;
  throw new DataRefused(
    answer.line === undefined
      ? speak('analyse-effect.refused', { source, reason })
      : speak('analyse-effect.refused-line', { source, line: answer.line, reason }),
  );
}

/** Notes of an analysis in words. */
export function notesOf(
  call: Call,
  input: EffectInput,
  notes: readonly { code: string; values: Readonly<Record<string, string | number>> }[],
): string[] {
  return notes.map(({ code, values }) =>
    call.io.speak(`analyse-effect.note.${code}`, labelled(input, values)),
  );
}

/** Numbers for a sentence: enough digits to be read, in the person's language. */
export function say(call: Call, value: number | null): string {
  if (value === null || !Number.isFinite(value)) return '–';
  const size = Math.abs(value);
  const decimals = size >= 100 ? 1 : size >= 1 ? 2 : size >= 0.01 ? 3 : 5;
  return sayNumber(value, call.io.speak, decimals);
}

/** A p-value for a sentence. */
export function sayP(call: Call, p: number | null): string {
  if (p === null) return '–';
  return p < 0.001 ? `< ${sayNumber(0.001, call.io.speak, 3)}` : sayNumber(p, call.io.speak, 3);
}

/** Times in values of refusals and notes are told as the file writes them. */
function labelled(
  { times }: EffectInput,
  values: Readonly<Record<string, string | number>>,
): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      (name === 'time' || name === 'group') && typeof value === 'number' ? String(times.label(value)) : value,
    ]),
  );
}
