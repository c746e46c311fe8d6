import { type Call, type Option, UsageError } from '../command.ts';
import { commonOptions } from './frame.ts';

const text = (value: string, name: string): Option => ({
  type: 'string',
  value,
  help: `analyse-scan.option.${name}`,
});

/** Options that only a table of events needs: a SaTScan project says all this itself. */
const eventOptions: Record<string, Option> = {
  place: text('COLUMN', 'place'),
  latitude: text('COLUMN', 'latitude'),
  longitude: text('COLUMN', 'longitude'),
  x: text('COLUMN', 'x'),
  y: text('COLUMN', 'y'),
  date: text('COLUMN', 'date'),
  count: text('COLUMN', 'count'),
  covariate: { ...text('COLUMN', 'covariate'), multiple: true },
  model: text('permutation|poisson|bernoulli', 'model'),
  population: text('FILE', 'population'),
  people: text('COLUMN', 'people'),
  controls: text('FILE', 'controls'),
  scan: text('space-time|space|time', 'scan'),
  prospective: { type: 'boolean', help: 'analyse-scan.option.prospective' },
  since: text('YYYY-MM-DD', 'since'),
  start: text('YYYY-MM-DD', 'start'),
  end: text('YYYY-MM-DD', 'end'),
  unit: text('day|month|year', 'unit'),
  length: text('N', 'length'),
  'within-distance': text('D', 'within-distance'),
  'within-percent': text('P', 'within-percent'),
  longest: text('N', 'longest'),
  'longest-percent': text('P', 'longest-percent'),
  rates: text('high|low|both', 'rates'),
  replications: text('N', 'replications'),
  'p-values': text('default|standard|early|gumbel', 'p-values'),
};

export const scanOptions: Record<string, Option> = { ...eventOptions, ...commonOptions };

/** UsageError where an option is given that the project itself settles. */
export function refuseEventOptions(call: Call): void {
  for (const option of Object.keys(eventOptions))
    if (call.options[option] !== undefined && call.options[option] !== false)
      throw new UsageError(call.io.speak('analyse-scan.option-in-project', { option }));
}
