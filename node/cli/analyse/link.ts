import { type Call, type Command, type ExitCode, UsageError } from '../command.ts';
import { checkOutputs, commonOptions, present, textOption } from './frame.ts';
import { refuseOptions } from './link-columns.ts';
import { linkEvents } from './link-events.ts';
import { linkLists } from './link-lists.ts';
import { readRecords } from './link-records.ts';
import { eventResult, listResult } from './link-result.ts';
import { isLogLinear, linkSettings } from './link-settings.ts';
import { truthOf } from './link-truth.ts';

const EVENT_OPTIONS = [
  'date',
  'end-date',
  'latitude',
  'longitude',
  'type',
  'place',
  'text',
  'taxonomy',
  'within-distance',
  'within-days',
];
const LIST_OPTIONS = ['block', 'upper', 'lower'];

/** `ulinzi analyse link`: proposes which records of one or several files tell of the same thing. */
export const linkCommand: Command = {
  path: ['analyse', 'link'],
  summary: 'analyse-link.summary',
  details: 'analyse-link.details',
  arguments: [{ name: 'FILE', help: 'analyse.argument.files', many: true }],
  options: {
    ...commonOptions,
    id: { type: 'string', value: 'COLUMN', help: 'analyse-link.option.id' },
    source: { type: 'string', value: 'COLUMN', help: 'analyse-link.option.source' },
    date: { type: 'string', value: 'COLUMN', help: 'analyse-link.option.date' },
    'end-date': { type: 'string', value: 'COLUMN', help: 'analyse-link.option.end-date' },
    latitude: { type: 'string', value: 'COLUMN', help: 'analyse-link.option.latitude' },
    longitude: { type: 'string', value: 'COLUMN', help: 'analyse-link.option.longitude' },
    type: { type: 'string', multiple: true, value: 'COLUMN', help: 'analyse-link.option.type' },
    place: { type: 'string', value: 'COLUMN', help: 'analyse-link.option.place' },
    text: { type: 'string', value: 'COLUMN', help: 'analyse-link.option.text' },
    taxonomy: {
      type: 'string',
      multiple: true,
      value: '[COLUMN=]FILE',
      help: 'analyse-link.option.taxonomy',
    },
    'within-distance': { type: 'string', value: 'KM', help: 'analyse-link.option.within-distance' },
    'within-days': { type: 'string', value: 'DAYS', help: 'analyse-link.option.within-days' },
    within: { type: 'boolean', help: 'analyse-link.option.within' },
    'least-chance': { type: 'string', value: 'P', help: 'analyse-link.option.least-chance' },
    weights: { type: 'string', value: 'em|fixed|log-linear', help: 'analyse-link.option.weights' },
    people: { type: 'boolean', help: 'analyse-link.option.people' },
    fields: { type: 'string', value: 'COLUMN,COLUMN', help: 'analyse-link.option.fields' },
    block: { type: 'string', multiple: true, value: 'COLUMN,COLUMN', help: 'analyse-link.option.block' },
    upper: { type: 'string', value: 'BITS', help: 'analyse-link.option.upper' },
    lower: { type: 'string', value: 'BITS', help: 'analyse-link.option.lower' },
    truth: { type: 'string', value: 'COLUMN', help: 'analyse-link.option.truth' },
  },
  example: 'ulinzi analyse link focal-points.csv assistants.csv team.csv --type class --place village',
  run: runLink,
};

async function runLink(call: Call): Promise<ExitCode> {
  const { speak } = call.io;
  checkOutputs(call);
  const settings = linkSettings(call);
  const ofLists = textOption(call, 'fields') !== undefined || call.options['people'] === true;
  refuseOptions(
    call,
    ofLists ? EVENT_OPTIONS : LIST_OPTIONS,
    ofLists ? 'analyse-link.for-events' : 'analyse-link.for-lists',
  );
  if (!ofLists && isLogLinear(call))
    throw new UsageError(speak('analyse-link.for-lists', { option: 'weights log-linear' }));
  const records = await readRecords(call);
  if (ofLists) {
    const linked = linkLists(call, records, settings);
    return present(call, listResult(call, records, linked, truthOf(call, records, linked.linkage)));
  }
  const linked = await linkEvents(call, records, settings);
  return present(call, eventResult(call, records, linked, truthOf(call, records, linked.linkage)));
}
