import { plot } from '@ulinzi/analysis/pictures';
import type { Speak } from '@ulinzi/words';
import type { AnalysisResult } from './frame.ts';
import type { KnoxEvents } from './knox-events.ts';
import type { KnoxLimits, KnoxOutcome, NearRepeat } from './knox-run.ts';

/** A result that rests on fewer close pairs than this is told to be thin. */
const THIN = 5;

/** The result of a Knox test for people, programs and pictures. */
export function knoxResult(
  events: KnoxEvents,
  limits: KnoxLimits,
  outcome: KnoxOutcome,
  seed: number,
  speak: Speak,
): AnalysisResult {
  const { pairs, close, expected, pPoisson, p, standardDeviation, permutations, nearRepeat } = outcome;
  return {
    json: {
      pairs,
      close,
      expected,
      pPoisson,
      p,
      closeInSpace: outcome.closeInSpace,
      closeInTime: outcome.closeInTime,
      standardDeviation,
      permutations,
      seed,
      nearRepeat,
    },
    table: tableOf(events, limits, outcome, speak),
    reading: {
      means: speak('analyse-knox.means'),
      assumes: speak('analyse-knox.assumes'),
      cannot: speak('analyse-knox.cannot'),
    },
    notes: notesOf(events, limits, outcome, speak),
    picture: () => pictureOf(events, nearRepeat, speak),
  };
}

/** The question that was asked in the first row, the near-repeat table below it. */
function tableOf({ metric, isDated }: KnoxEvents, limits: KnoxLimits, outcome: KnoxOutcome, speak: Speak) {
  const column = (name: string) => speak(`analyse-knox.column.${name}`);
  const { close, expected, p, nearRepeat } = outcome;
  return {
    columns: [
      column(metric === 'globe' ? 'distance-km' : 'distance'),
      column(isDated ? 'days' : 'time'),
      column('observed'),
      column('expected'),
      column('ratio'),
      column('p'),
    ],
    rows: [
      [
        upTo({ from: 0, to: limits.distance }),
        upTo({ from: 0, to: limits.time }),
        close,
        expected,
        expected > 0 ? close / expected : null,
        p,
      ],
      ...nearRepeat.map((cell) => [
        upTo(cell.distance),
        upTo(cell.time),
        cell.observed,
        cell.expected,
        cell.ratio,
        cell.p,
      ]),
    ],
  };
}

function upTo({ from, to }: { from: number; to: number }): string {
  return from === 0 ? `<= ${to}` : `> ${from}, <= ${to}`;
}

function notesOf({ times }: KnoxEvents, limits: KnoxLimits, outcome: KnoxOutcome, speak: Speak): string[] {
  const { pairs, close, closeInSpace, closeInTime, permutations, pPoisson } = outcome;
  const notes = [
    speak('analyse-knox.about', {
      events: times.length,
      pairs,
      closeInSpace,
      closeInTime,
      close,
      distance: limits.distance,
      time: limits.time,
    }),
    permutations > 0 ? speak('analyse-knox.p-permutation', { permutations }) : speak('analyse-knox.p-none'),
    speak('analyse-knox.p-poisson', { p: pPoisson.toPrecision(3) }),
  ];
  if (close < THIN) notes.push(speak('analyse-knox.thin', { close }));
  return notes;
}

/** Observed against expected pairs, one bar for each cell of the near-repeat table. */
function pictureOf({ metric, isDated }: KnoxEvents, nearRepeat: readonly NearRepeat[], speak: Speak): string {
  const unit = speak(metric === 'globe' ? 'analyse-knox.column.distance-km' : 'analyse-knox.column.distance');
  const time = speak(isDated ? 'analyse-knox.column.days' : 'analyse-knox.column.time');
  const cells = nearRepeat.filter(({ ratio }) => ratio !== null);
  return plot({
    title: speak('analyse-knox.picture-title'),
    description: speak('analyse-knox.picture-description'),
    locale: speak('analyse.number-locale'),
    x: { kind: 'numbers', label: speak('analyse-knox.column.ratio'), from: 0 },
    y: {
      kind: 'words',
      label: `${unit}; ${time}`,
      words: cells.map(({ distance, time: apart }) => `${upTo(distance)}; ${upTo(apart)}`),
    },
    marks: [
      {
        kind: 'bars',
        bars: cells.flatMap(({ ratio, p }, at) => (p <= 0.05 ? [{ at, value: ratio! }] : [])),
        filling: 'hatched',
        label: speak('analyse-knox.picture-significant'),
      },
      {
        kind: 'bars',
        bars: cells.flatMap(({ ratio, p }, at) => (p > 0.05 ? [{ at, value: ratio! }] : [])),
        filling: 'white',
        label: speak('analyse-knox.picture-other'),
      },
      { kind: 'reference', x: 1, label: speak('analyse-knox.picture-chance') },
    ],
  });
}
