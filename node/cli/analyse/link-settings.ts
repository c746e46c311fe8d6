import type { Call } from '../command.ts';
import { choiceOption, numberOption } from './frame.ts';

/** How pairs are weighed and from when they are proposed. */
export interface LinkSettings {
  method?: 'em' | 'fixed';
  leastChance: number;
}

/** Reads `--weights` and `--least-chance`. */
export function linkSettings(call: Call): LinkSettings {
  const method = choiceOption(call, 'weights', ['em', 'fixed', 'log-linear']);
  const leastChance = numberOption(call, 'least-chance', { default: 0.5, min: 0.01, max: 0.999 });
  return method === undefined || method === 'log-linear' ? { leastChance } : { method, leastChance };
}

/** Whether the weights of the R package RecordLinkage are asked for. */
export function isLogLinear(call: Call): boolean {
  return call.options['weights'] === 'log-linear';
}
