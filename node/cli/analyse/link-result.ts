import { chanceOf } from '@ulinzi/analysis/links';
import type { Call } from '../command.ts';
import type { AnalysisResult } from './frame.ts';
import type { EventLinkage } from './link-events.ts';
import { eventFields, type FieldWords, listFields, reasonsFor } from './link-fields.ts';
import { classCounts, type Linked, pairsByGroup, shownPairs, weightsJson } from './link-json.ts';
import type { ListLinkage } from './link-lists.ts';
import { linkNotes } from './link-notes.ts';
import { drawOdds } from './link-picture.ts';
import { isWithin, type Records } from './link-records.ts';
import type { Truth } from './link-truth.ts';

/** The result of linking events. */
export function eventResult(
  call: Call,
  records: Records,
  linked: EventLinkage,
  truth: Truth | undefined,
): AnalysisResult {
  const { speak } = call.io;
  const fields = eventFields(linked, speak);
  const reading = {
    means: speak('analyse-link.means-events', { km: linked.limits.km, days: linked.limits.days }),
    assumes: speak(isWithin(call, records) ? 'analyse-link.assumes-within' : 'analyse-link.assumes-events'),
    cannot: speak('analyse-link.cannot-events'),
  };
  return resultOf(call, records, { linkage: linked.linkage }, fields, reading, truth);
}

/** The result of linking lists. */
export function listResult(
  call: Call,
  records: Records,
  linked: ListLinkage,
  truth: Truth | undefined,
): AnalysisResult {
  const { speak } = call.io;
  const reading = {
    means: speak('analyse-link.means-lists'),
    assumes: speak('analyse-link.assumes-lists'),
    cannot: speak('analyse-link.cannot-lists'),
  };
  return resultOf(call, records, linked, listFields(linked.linkage, speak), reading, truth);
}

function resultOf(
  call: Call,
  records: Records,
  linked: Linked,
  fields: readonly FieldWords[],
  reading: AnalysisResult['reading'],
  truth: Truth | undefined,
): AnalysisResult {
  const { linkage, classes } = linked;
  const { speak } = call.io;
  const pairsOf = pairsByGroup(linkage);
  const chance = (bits: number) => (classes ? null : chanceOf(bits));
  const groups = linkage.groups.map((group, index) => ({
    rows: group.records.map((record) => records.places[record]!),
    score: group.bits,
    chance: chance(group.bits),
    // The log-linear weights are of whole patterns: no field has a share of its own.
    reasons: classes ? [] : reasonsFor(linkage, pairsOf[index]!, fields, speak),
  }));
  const json = {
    groups,
    pairs: shownPairs(records, linked, pairsOf.flat(), fields),
    weights: classes ? { method: 'log-linear' } : weightsJson(linkage, fields),
    records: records.places.length,
    candidates: linkage.candidates.left.length,
    ...(truth ? { truth: truth.report } : {}),
    ...(classes ? { classes: classCounts(linked, truth) } : {}),
  };
  const rows = groups.flatMap(({ rows: places, score, chance: likely, reasons }, index) =>
    places.map(({ file, line, id }) => [index + 1, file, line, id, score, likely, reasons.join('; ')]),
  );
  const shownRows = groups.map(({ rows: places, score, chance: likely, reasons }, index) => [
    index + 1,
    places.map(({ file, line, id }) => `${file}:${line}${id === null ? '' : ` (${id})`}`).join(' '),
    likely ?? score,
    reasons.join('; '),
  ]);
  const shownColumns = ['group', 'rows', classes ? 'bits' : 'chance', 'reasons'].map((name) =>
    speak(`analyse-link.column.${name}`),
  );
  return {
    json,
    table: { columns: ['group', 'file', 'line', 'id', 'score', 'chance', 'reasons'], rows },
    shown: { columns: shownColumns, rows: shownRows },
    reading,
    notes: linkNotes(call, linked, fields, pairsOf, truth),
    picture: () => drawOdds(linked, speak),
  };
}
