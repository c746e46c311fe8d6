import { type Aggregate, type ControlGroup, panelOf, staggeredEffect } from '@ulinzi/analysis/effect';
import { seededRandom } from '@ulinzi/analysis/kernel';
import type { Table } from '../../tables/index.ts';
import type { Call } from '../command.ts';
import { effectInput, panelRows } from './effect-input.ts';
import { intervalsPicture } from './effect-picture.ts';
import { listOption } from './effect-predictors.ts';
import { accepted, effectResult, notesOf, say, sayP } from './effect-report.ts';
import { type AnalysisResult, choiceOption, numberOption, seedOf } from './frame.ts';

const DEFAULT_DRAWS = 9999;
/** A group of fewer units has next to no spread of its own to tell. */
const SMALL_GROUP = 5;

/** `--method staggered`: units that start at different times, each against units not under treatment. */
export function runStaggered(call: Call, table: Table): AnalysisResult {
  const { speak } = call.io;
  const input = effectInput(call, table, true);
  const covariates = listOption(call, 'covariates');
  const panel = accepted(call, input, panelOf(panelRows(call, input, { covariates })));
  const aggregate =
    choiceOption<Aggregate>(call, 'aggregate', ['simple', 'group', 'event', 'calendar']) ?? 'simple';
  const control = choiceOption<ControlGroup>(call, 'control', ['never', 'not-yet']) ?? 'never';
  const replications = numberOption(call, 'replications', {
    default: DEFAULT_DRAWS,
    min: 99,
    max: 1e6,
    integer: true,
  });
  const random = seededRandom(seedOf(call));
  const effect = accepted(
    call,
    input,
    staggeredEffect(panel, { aggregate, control, covariates, replications, random }),
  );
  const { label } = input.times;
  const isEvent = aggregate === 'event';
  const partLabel = (at: number) => (isEvent ? at : label(at));
  const parts = effect.parts.map((part) => ({ ...part, at: partLabel(part.at) }));
  const notes = notesOf(call, input, effect.notes);
  if (aggregate === 'event')
    notes.push(speak('analyse-effect.note.event-band', { value: say(call, effect.uniformCritical) }));
  const small = effect.groups.filter(({ units }) => units < SMALL_GROUP);
  if (small.length > 0)
    notes.push(speak('analyse-effect.note.small-groups', { groups: small.length, units: SMALL_GROUP }));
  return effectResult(call, {
    method: 'staggered',
    effect,
    aggregate,
    weights: Object.fromEntries(
      Object.entries(effect.weights).map(([key, weight]) => [
        key.split(':').map(Number).map(partLabel).join(':'),
        weight,
      ]),
    ),
    facts: {
      control,
      covariates,
      clusters: effect.clusters,
      groups: effect.groups.map(({ group, units }) => ({ group: label(group), units })),
    },
    findings: {
      replications,
      analyticSe: effect.analyticSe,
      uniformCritical: effect.uniformCritical,
      parts,
      ...(isEvent && { events: parts.map(({ at, ...rest }) => ({ event: at, ...rest })) }),
      groupTime: effect.cells.map(({ group, time, ...rest }) => ({
        group: label(group),
        time: label(time),
        ...rest,
      })),
    },
    what: speak('analyse-effect.row.difference'),
    rows: effect.parts.map((part) => ({
      what: speak(`analyse-effect.part.${aggregate}`, { at: String(partLabel(part.at)) }),
      value: part.estimate,
      low: part.low,
      high: part.high,
      ...(String(part.at) in effect.weights && { weight: effect.weights[String(part.at)]! }),
    })),
    reading: {
      means: speak(`analyse-effect.staggered.means-${aggregate}`, {
        difference: say(call, effect.estimate),
        low: say(call, effect.low),
        high: say(call, effect.high),
        p: sayP(call, effect.p),
      }),
      assumes: speak(`analyse-effect.staggered.assumes-${control}`),
      cannot: speak('analyse-effect.staggered.cannot'),
    },
    notes,
    ...(effect.parts.length > 0 && {
      picture: () =>
        intervalsPicture(call, input, effect.parts, speak(`analyse-effect.picture.axis-${aggregate}`)),
    }),
  });
}
