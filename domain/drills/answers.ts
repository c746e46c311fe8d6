import { type Static, Type } from 'typebox';

const maybeText = Type.Union([Type.String(), Type.Null()]);

/** The weekly drills, the newest first: how many were heard, and who, for those who may know of sources. */
export const drillsAnswer = Type.Object({
  drills: Type.Array(
    Type.Object({
      id: Type.String(),
      base: Type.String(),
      from: Type.String(),
      until: Type.String(),
      /** When it was over before its time. */
      endedAt: maybeText,
      state: Type.Enum(['ahead', 'running', 'over']),
      /** Short names of villages; null for all of the base. */
      communities: Type.Union([Type.Array(Type.String()), Type.Null()]),
      expected: Type.Integer(),
      heard: Type.Integer(),
      silent: Type.Integer(),
      /** Alerts of the base that came since it began and are open. */
      alarms: Type.Integer(),
      /** Empty for those who may not know of sources. */
      sources: Type.Array(
        Type.Object({ source: Type.String(), communityLabel: maybeText, isHeard: Type.Boolean() }),
      ),
      /** Bips that wait until somebody has said that they are answers; after `ringsAt` each rings by itself. */
      waiting: Type.Array(
        Type.Object({
          message: Type.String(),
          source: maybeText,
          communityLabel: maybeText,
          at: Type.String(),
          ringsAt: Type.String(),
        }),
      ),
      /** What the reader may do: `end`. */
      may: Type.Array(Type.String()),
    }),
  ),
});
export type DrillsAnswer = Static<typeof drillsAnswer>;
