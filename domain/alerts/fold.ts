import type { Moment } from '../kernel/index.ts';
import type { AlertState } from './state.ts';

/** An alert after one accepted act of a kind. */
export type Fold = (state: AlertState, data: never, at: Moment) => AlertState;
