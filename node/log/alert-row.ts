import { type AlertState, isOpen, owesFeedback, ringsOf } from '@ulinzi/domain/alerts';

/** The columns of an alert's reading, beside its whole state. */
export interface AlertRow {
  readonly no: number;
  readonly number: string;
  readonly base: string;
  readonly province: string;
  readonly circle: number;
  readonly status: string;
  readonly isOpen: boolean;
  readonly isRinging: boolean;
  readonly owesFeedback: boolean;
  readonly received: number;
  readonly closed: number | null;
  readonly state: string;
}

export function alertRow(no: number, state: AlertState): AlertRow {
  return {
    no,
    number: state.number,
    base: state.base,
    province: state.province,
    circle: state.circle,
    status: state.status,
    isOpen: isOpen(state),
    isRinging: ringsOf(state).length > 0,
    owesFeedback: owesFeedback(state),
    received: state.receivedAt,
    closed: state.closedAt,
    state: JSON.stringify(state),
  };
}
