import {
  type CoverageAnswer,
  type CoverageQuestion,
  type PlaceReading,
  type PlaceState,
  readPlaces,
} from '@ulinzi/analysis/coverage';
import type { Call } from '../command.ts';
import type { CoverInput } from './cover-input.ts';
import { timesPicture } from './cover-picture.ts';
import { type AnalysisResult, sayNumber } from './frame.ts';

type Chosen = Extract<CoverageAnswer, { kind: 'chosen' }>;

/** Sites for people, places for a file, and in words what is known of the places that are not served. */
export function siteResult(
  call: Call,
  input: CoverInput,
  question: CoverageQuestion,
  answer: Chosen,
): AnalysisResult {
  const { speak } = call.io;
  const { problem } = input;
  const within = 'within' in question ? question.within : undefined;
  const readings = readPlaces(problem, answer.best.sites, within);
  const idsOf = (sites: readonly number[]) => sites.map((site) => problem.sites[site]!);
  const weights = weightByState(problem.weights, readings);
  const placeRows = readings.map(({ state, site, time }, place) => ({
    id: problem.places[place]!,
    weight: problem.weights[place]!,
    site: site === null ? null : problem.sites[site]!,
    time,
    state,
  }));
  const column = (name: string) => speak(`analyse-cover.column.${name}`);
  return {
    json: {
      model: question.model,
      objective: answer.best.objective,
      sites: idsOf(answer.best.sites),
      proven: answer.proven,
      bound: Number.isFinite(answer.bound) ? answer.bound : null,
      naive: { objective: answer.naive.objective, sites: idsOf(answer.naive.sites) },
      unknownPairs: input.unknownPairs,
      leftOut: answer.leftOut.map((place) => problem.places[place]!),
      weight: weights,
      places: placeRows,
    },
    table: {
      columns: ['place', 'weight', 'site', 'time', 'state'].map(column),
      rows: placeRows.map(({ id, weight, site, time, state }) => [
        id,
        weight,
        site,
        time,
        speak(`analyse-cover.state.${state}`),
      ]),
    },
    shown: {
      columns: ['site', 'places', 'weight', 'longest'].map(column),
      rows: answer.best.sites.map((site) => siteRow(problem.sites[site]!, site, problem.weights, readings)),
    },
    reading: {
      means: speak(`analyse-cover.means.${question.model}`, {
        objective: sayNumber(answer.best.objective, speak),
        total: sayNumber(problem.weights.reduce(add, 0), speak),
        sites: answer.best.sites.length,
        within: within === undefined ? '' : sayNumber(within, speak),
      }),
      assumes: speak('analyse-cover.assumes'),
      cannot: speak('analyse-cover.cannot'),
    },
    notes: notesOf(call, input, question, answer, weights),
    picture: () => timesPicture(call, problem, answer, within),
  };
}

function siteRow(
  id: string,
  site: number,
  weights: Float64Array,
  readings: readonly PlaceReading[],
): (string | number | null)[] {
  const served = [...readings.keys()].filter(
    (place) => readings[place]!.site === site && readings[place]!.state === 'reached',
  );
  const times = served.map((place) => readings[place]!.time!);
  return [
    id,
    served.length,
    served.reduce((sum, place) => sum + weights[place]!, 0),
    times.length === 0 ? null : times.reduce((longest, time) => Math.max(longest, time)),
  ];
}

function weightByState(
  weights: Float64Array,
  readings: readonly PlaceReading[],
): Record<PlaceState | 'total', number> {
  const sums = { reached: 0, beyond: 0, unknown: 0, total: weights.reduce(add, 0) };
  readings.forEach(({ state }, place) => {
    sums[state] += weights[place]!;
  });
  return sums;
}

function notesOf(
  call: Call,
  input: CoverInput,
  question: CoverageQuestion,
  answer: Chosen,
  weights: Record<PlaceState, number>,
): string[] {
  const { speak } = call.io;
  const say = (value: number) => sayNumber(value, speak);
  const { best, naive, proven, bound, leftOut } = answer;
  const notes = [
    proven
      ? speak('analyse-cover.proven')
      : speak('analyse-cover.not-proven', { bound: Number.isFinite(bound) ? say(bound) : '?' }),
    naive.objective === best.objective
      ? speak('analyse-cover.naive-equal')
      : speak('analyse-cover.naive', { objective: say(naive.objective), best: say(best.objective) }),
  ];
  if ('within' in question)
    notes.push(
      speak('analyse-cover.states', {
        reached: say(weights.reached),
        beyond: say(weights.beyond),
        unknown: say(weights.unknown),
      }),
    );
  if (input.unknownPairs > 0) notes.push(speak('analyse-cover.unknown', { count: input.unknownPairs }));
  if (input.strangers > 0) notes.push(speak('analyse-cover.strangers', { count: input.strangers }));
  if (leftOut.length > 0)
    notes.push(
      speak(question.model === 'lscp' ? 'analyse-cover.left-out-within' : 'analyse-cover.left-out', {
        count: leftOut.length,
        places: namesOf(leftOut.map((place) => input.problem.places[place]!)),
      }),
    );
  if (question.model === 'mclp' && best.sites.length < Math.min(question.count, input.problem.sites.length))
    notes.push(speak('analyse-cover.fewer', { sites: best.sites.length }));
  return notes;
}

const MOST_NAMES = 10;

/** The first few names, and that there are more. */
function namesOf(ids: readonly string[]): string {
  return ids.slice(0, MOST_NAMES).join(', ') + (ids.length > MOST_NAMES ? ', …' : '');
}

function add(sum: number, value: number): number {
  return sum + value;
}
