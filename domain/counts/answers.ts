// Counts of alerts: by week, place and event, never an alert. A base's people see their base, provincial roles the
// bases of their province, the mission the provinces.
import { type Static, Type } from 'typebox';

const maybeText = Type.Union([Type.String(), Type.Null()]);

export const countsAnswer = Type.Object({
  /** Mondays of ISO weeks, YYYY-MM-DD, oldest first; the last one is still running. */
  weeks: Type.Array(Type.String()),
  rows: Type.Array(
    Type.Object({
      week: Type.String(),
      province: Type.String(),
      /** Null where only the province may be known. */
      base: maybeText,
      baseLabel: maybeText,
      /** Null where nobody has coded the event. */
      event: maybeText,
      alerts: Type.Integer(),
      /** Of these, acknowledged within the base's minutes. */
      answeredInTime: Type.Integer(),
      /** Of these, those whose community has been told. */
      told: Type.Integer(),
    }),
  ),
});
export type CountsAnswer = Static<typeof countsAnswer>;
