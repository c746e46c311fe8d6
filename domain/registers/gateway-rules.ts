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
import { refuse } from '../kernel/index.ts';
import type { RegisterFold, RegisterRule } from './registers.ts';

const touching: RegisterRule = (state, { data }) => (state ? { data } : refuse('gateway/not-found'));

export const gatewayRules: Readonly<Record<string, RegisterRule>> = {
  [preferGateway.name]: touching,
  [pauseGateway.name]: touching,
  [resumeGateway.name]: touching,
  [paceGateway.name]: touching,
};

export const gatewayFolds: Readonly<Record<string, RegisterFold>> = {
  [preferGateway.name]: gatewayPreferred,
  [pauseGateway.name]: (gateway: Gateway) => gatewayPaused(gateway, true),
  [resumeGateway.name]: (gateway: Gateway) => gatewayPaused(gateway, false),
  [paceGateway.name]: gatewayPaced,
};
