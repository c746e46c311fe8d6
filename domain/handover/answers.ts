// Many alerts at once: situations with what is proposed as one, an act for all alerts of one, and the one-page list that
// goes with a shift. Whitelist and types in one.
import { type Static, Type } from 'typebox';
import { boardLine } from '../alerts/index.ts';
import { gatewaysAnswer, promisesAnswer } from '../registers/index.ts';

const maybeText = Type.Union([Type.String(), Type.Null()]);

/** A situation as its alerts tell of it: those that the reader sees. */
const situationLine = Type.Object({
  id: Type.String(),
  number: Type.String(),
  event: Type.String(),
  base: Type.String(),
  baseLabel: Type.String(),
  /** Numbers of its alerts that are open or owe feedback, what needs someone next first. */
  alerts: Type.Array(Type.String()),
  villages: Type.Integer(),
  /** How many of its villages have still to be told. */
  notTold: Type.Integer(),
});
export type SituationLine = Static<typeof situationLine>;

/** `GET /api/situations`. */
export const situationsAnswer = Type.Object({
  situations: Type.Array(situationLine),
  /** Alerts that may tell of one event; only a person ties them. */
  proposals: Type.Array(
    Type.Object({
      /** The number of the situation that they may belong to; null for a new one. */
      situation: maybeText,
      alerts: Type.Array(Type.String()),
    }),
  ),
});
export type SituationsAnswer = Static<typeof situationsAnswer>;

/** What an act for a whole situation has done, alert by alert. */
export const togetherAnswer = Type.Object({
  situation: Type.String(),
  /** Numbers of the alerts for which it was done. */
  done: Type.Array(Type.String()),
  /** Open alerts which it does not fit, or no longer, and why. */
  left: Type.Array(Type.Object({ number: Type.String(), because: Type.String() })),
});
export type TogetherAnswer = Static<typeof togetherAnswer>;

const shiftLine = Type.Object({
  id: Type.String(),
  from: Type.String(),
  fromLabel: Type.String(),
  to: Type.String(),
  toLabel: Type.String(),
  at: Type.String(),
});
export type ShiftLine = Static<typeof shiftLine>;

/** `GET /api/handover`: one page of what goes from one shift to the next, as the reader may see it. */
export const handoverAnswer = Type.Object({
  now: Type.String(),
  /** Open alerts by clock, then those that owe feedback. */
  alerts: Type.Array(boardLine),
  situations: Type.Array(situationLine),
  /** Who follows what, by post. */
  following: Type.Array(
    Type.Object({ post: Type.String(), label: Type.String(), alerts: Type.Array(Type.String()) }),
  ),
  /** Open promises that are due within seven days, or overdue. */
  promises: promisesAnswer.properties.promises,
  /** Gateways that are silent or in trouble. */
  gateways: Type.Array(
    Type.Pick(gatewaysAnswer.properties.gateways.items, [
      'slug',
      'label',
      'base',
      'isAlive',
      'lastContactAt',
      'trouble',
    ]),
  ),
  /** Messages kept back that wait for somebody, where the reader may count them. */
  keptBack: Type.Integer(),
  /** Handed over and not taken over yet. */
  shifts: Type.Array(shiftLine),
});
export type HandoverAnswer = Static<typeof handoverAnswer>;
