import { chanceOf, FEWEST_PAIRS, isEstimate, type Linkage } from '@ulinzi/analysis/links';
import type { Call } from '../command.ts';
import { sayNumber } from './frame.ts';
import { type FieldWords, sayBits } from './link-fields.ts';
import type { Linked } from './link-json.ts';
import type { Truth } from './link-truth.ts';

const FIXED_BECAUSE = {
  few: 'analyse-link.few-pairs',
  unclear: 'analyse-link.unclear',
  asked: 'analyse-link.fixed',
} as const;

/** What people are told below the groups: how many pairs there were, what each field weighed, how sure it is. */
export function linkNotes(
  call: Call,
  { linkage, classes }: Linked,
  fields: readonly FieldWords[],
  pairsOf: readonly (readonly number[])[],
  truth: Truth | undefined,
): string[] {
  const { speak } = call.io;
  const pairs = linkage.candidates.left.length;
  const notes = [speak('analyse-link.candidates', { pairs, groups: linkage.groups.length })];
  if (classes) notes.push(speak('analyse-link.log-linear'));
  else {
    if (linkage.because !== null) notes.push(speak(FIXED_BECAUSE[linkage.because], { fewest: FEWEST_PAIRS }));
    if (isEstimate(linkage.weights) && !linkage.weights.converged)
      notes.push(speak('analyse-link.not-converged'));
    if (linkage.groups.length > 0)
      notes.push(
        speak('analyse-link.expected-wrong', { wrong: sayNumber(expectedWrong(linkage, pairsOf), speak, 1) }),
      );
    notes.push(
      [
        speak('analyse-link.weights'),
        ...fields.map((field, index) => weightLine(linkage, field, index, call)),
      ].join('\n'),
    );
  }
  if (truth) notes.push(truthNote(truth, call));
  return notes;
}

/** Pairs of the groups that are expected to be wrong, by their own chances; a pair never compared is wrong. */
function expectedWrong({ bits, groups }: Linkage, pairsOf: readonly (readonly number[])[]): number {
  return groups.reduce((sum, { records }, group) => {
    const right = pairsOf[group]!.reduce((chances, pair) => chances + chanceOf(bits[pair]!), 0);
    return sum + (records.length * (records.length - 1)) / 2 - right;
  }, 0);
}

function weightLine({ weights }: Linkage, field: FieldWords, index: number, { io: { speak } }: Call): string {
  const levels = weights.fields[index]!.bits.map(
    (bits, level) => `${field.say(level, [])} ${sayBits(bits, speak)}`,
  );
  const list = levels.join('; ');
  return `  ${field.title === null ? list : speak('analyse-link.weight-line', { field: field.title, levels: list })}`;
}

function truthNote({ report }: Truth, { io: { speak } }: Call): string {
  const percent = (share: number) => (Number.isNaN(share) ? '-' : sayNumber(100 * share, speak, 1));
  return speak('analyse-link.truth', {
    truePairs: report.truePairs,
    matches: report.matches,
    proposed: report.proposed,
    correct: report.correct,
    precision: percent(report.precision),
    recall: percent(report.recall),
  });
}
