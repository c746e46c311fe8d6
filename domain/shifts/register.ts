import type { DataOf, Moment } from '../kernel/index.ts';
import type { handOverShift } from './acts.ts';

/** One post hands over to another: between two of a base, or between two of a province. */
export interface Shift {
  readonly from: string;
  readonly to: string;
  /** Null between posts of a province. */
  readonly base: string | null;
  readonly province: string;
  readonly at: Moment;
  readonly takenOverAt: Moment | null;
}

export function shiftHandedOver(data: DataOf<typeof handOverShift>, at: Moment): Shift {
  return {
    from: data.from ?? '',
    to: data.to,
    base: data.base ?? null,
    province: data.province ?? '',
    at,
    takenOverAt: null,
  };
}

export function shiftTakenOver(shift: Shift, at: Moment): Shift {
  return { ...shift, takenOverAt: shift.takenOverAt ?? at };
}
