// Rules and folds of what is done to a gateway that there is.
import {
  type Gateway,
  gatewayPaced,
  gatewayPaused,
  gatewayPreferred,
  paceGateway,
  pauseGateway,
  preferGateway,
  resumeGateway,
} from '../channels/index.ts';
import { type Entry, refuse } from '../kernel/index.ts';
import type { RegisterRule, RegisterState } from './registers.ts';

const touching: RegisterRule = (state, { data }) => (state ? { data } : refuse('gateway/not-found'));

export const gatewayRules: Readonly<Record<string, RegisterRule>> = {
  [preferGateway.name]: touching,
  [pauseGateway.name]: touching,
  [resumeGateway.name]: touching,
  [paceGateway.name]: touching,
};

/** A gateway after one more accepted entry; undefined for an entry about something else. */
export function evolveGateways(state: RegisterState | undefined, entry: Entry): RegisterState | undefined {
  const gateway = state as Gateway;
  const data = entry.data as never;
  switch (entry.act) {
    case preferGateway.name:
      return gatewayPreferred(gateway, data);
    case pauseGateway.name:
      return gatewayPaused(gateway, true);
    case resumeGateway.name:
      return gatewayPaused(gateway, false);
    case paceGateway.name:
      return gatewayPaced(gateway, data);
    default:
      return undefined;
  }
}
