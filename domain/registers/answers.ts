// Lists of the registers as they leave the node: whitelist and types in one.
import { type Static, Type } from 'typebox';
import { gatewayTroubles, keptBackWhys } from '../channels/index.ts';
import { handsetStates } from '../handsets/index.ts';
import { contactMeans, regimes, selections } from '../sources/index.ts';

const maybeText = Type.Union([Type.String(), Type.Null()]);

export const basesAnswer = Type.Object({
  bases: Type.Array(
    Type.Object({
      slug: Type.String(),
      label: Type.String(),
      province: Type.String(),
      latitude: Type.Number(),
      longitude: Type.Number(),
      ladder: Type.Object({
        acknowledgeMinutes: Type.Integer(),
        dutyOfficerMinutes: Type.Integer(),
        decideMinutes: Type.Integer(),
        feedbackHours: Type.Integer(),
      }),
    }),
  ),
});
export type BasesAnswer = Static<typeof basesAnswer>;

export const communitiesAnswer = Type.Object({
  communities: Type.Array(
    Type.Object({
      slug: Type.String(),
      label: Type.String(),
      base: Type.String(),
      latitude: Type.Number(),
      longitude: Type.Number(),
      aliases: Type.Array(Type.String()),
      territory: maybeText,
      pcode: maybeText,
      languages: Type.Array(Type.String()),
      /** ISO 8601: 1 is Monday. */
      marketDays: Type.Array(Type.Integer()),
      stage: Type.String(),
      populationLow: Type.Union([Type.Integer(), Type.Null()]),
      populationHigh: Type.Union([Type.Integer(), Type.Null()]),
      vulnerability: Type.Union([Type.Integer(), Type.Null()]),
    }),
  ),
});
export type CommunitiesAnswer = Static<typeof communitiesAnswer>;

export const postsAnswer = Type.Object({
  posts: Type.Array(
    Type.Object({
      slug: Type.String(),
      label: Type.String(),
      role: Type.String(),
      base: maybeText,
      province: maybeText,
      hasNumber: Type.Boolean(),
    }),
  ),
  /** What was asked for is what a role was called in former days (A2); `until`, YYYY-MM, is by when it no longer was. */
  former: Type.Optional(Type.Object({ role: Type.String(), name: Type.String(), until: Type.String() })),
});
export type PostsAnswer = Static<typeof postsAnswer>;

/** `GET /api/postings`: when posts were occupied, by dates; never by whom. For the administrator and heads of office. */
export const postingsAnswer = Type.Object({
  posts: Type.Array(
    Type.Object({
      post: Type.String(),
      /** Somebody sits in it now; also where no date was noted. */
      isOccupied: Type.Boolean(),
      /** The last first; null where it lasts. */
      postings: Type.Array(Type.Object({ from: Type.String(), until: maybeText })),
    }),
  ),
});
export type PostingsAnswer = Static<typeof postingsAnswer>;

export const dutiesAnswer = Type.Object({
  duties: Type.Array(
    Type.Object({
      id: Type.String(),
      post: Type.String(),
      seat: Type.String(),
      scope: Type.String(),
      from: Type.String(),
      until: Type.String(),
    }),
  ),
});
export type DutiesAnswer = Static<typeof dutiesAnswer>;

export const gapsAnswer = Type.Object({
  gaps: Type.Array(
    Type.Object({ seat: Type.String(), scope: Type.String(), from: Type.String(), until: Type.String() }),
  ),
});
export type GapsAnswer = Static<typeof gapsAnswer>;

export const gatewaysAnswer = Type.Object({
  gateways: Type.Array(
    Type.Object({
      slug: Type.String(),
      label: Type.String(),
      kind: Type.String(),
      base: Type.String(),
      isRunning: Type.Boolean(),
      isAlive: Type.Boolean(),
      /** Among the gateways of its base, in the order in which texts are given to them: 1 is the first. */
      place: Type.Integer(),
      /** Nothing is sent by it until it is resumed. */
      isPaused: Type.Boolean(),
      /** The most texts a second; null where nothing was said. */
      throughput: Type.Union([Type.Integer(), Type.Null()]),
      /** Slugs of those that should carry what it carries now, and cannot; another base's: its pages alone. */
      standsInFor: Type.Array(Type.String()),
      /** Null where it is another base's affair how many texts come and go there. */
      waiting: Type.Union([Type.Integer(), Type.Null()]),
      lastContactAt: maybeText,
      signalPercent: Type.Union([Type.Number(), Type.Null()]),
      /** Why it does not work, where that is known. */
      trouble: Type.Optional(Type.Enum([...gatewayTroubles])),
    }),
  ),
});
export type GatewaysAnswer = Static<typeof gatewaysAnswer>;

export const promisesAnswer = Type.Object({
  promises: Type.Array(
    Type.Object({
      id: Type.String(),
      community: Type.String(),
      communityLabel: Type.String(),
      kind: Type.String(),
      madeAt: Type.String(),
      due: Type.String(),
      standing: Type.String(),
      daysOverdue: Type.Integer(),
      told: maybeText,
    }),
  ),
});
export type PromisesAnswer = Static<typeof promisesAnswer>;

export const sourcesAnswer = Type.Object({
  sources: Type.Array(
    Type.Object({
      id: Type.String(),
      code: Type.String(),
      community: Type.String(),
      language: Type.String(),
      regime: Type.Enum([...regimes]),
      /** Null where nobody has said it. */
      selection: Type.Union([Type.Enum([...selections]), Type.Null()]),
      /** The day, YYYY-MM-DD. */
      selectedOn: maybeText,
      attendance: Type.Union([Type.Integer(), Type.Null()]),
      termUntil: maybeText,
      ways: Type.Array(Type.Enum([...contactMeans])),
      wantsAcknowledgement: Type.Boolean(),
      safeFrom: maybeText,
      safeUntil: maybeText,
      isAtRisk: Type.Boolean(),
      isPhoneRevoked: Type.Boolean(),
      /** The day (at the bases) and the kind of her last message; null while nothing was heard of her. */
      lastHeard: Type.Union([
        Type.Object({
          day: Type.String(),
          kind: Type.Union([Type.Enum(['text', 'call']), Type.Null()]),
          daysAgo: Type.Integer(),
        }),
        Type.Null(),
      ]),
    }),
  ),
});
export type SourcesAnswer = Static<typeof sourcesAnswer>;

export const handsetsAnswer = Type.Object({
  /** Who has which telephone tells who the source is: only for those who may see the sources of the base. */
  handsets: Type.Array(
    Type.Object({
      id: Type.String(),
      code: Type.String(),
      base: Type.String(),
      type: Type.String(),
      operator: maybeText,
      group: maybeText,
      state: Type.Enum([...handsetStates]),
      /** The code of a source, or the short name of a post. */
      holder: maybeText,
    }),
  ),
  /** How many there are in each state. */
  counts: Type.Array(Type.Object({ state: Type.Enum([...handsetStates]), handsets: Type.Integer() })),
});
export type HandsetsAnswer = Static<typeof handsetsAnswer>;

export const groupsAnswer = Type.Object({
  groups: Type.Array(
    Type.Object({
      slug: Type.String(),
      label: Type.String(),
      base: Type.String(),
      operator: Type.String(),
    }),
  ),
});
export type GroupsAnswer = Static<typeof groupsAnswer>;

export const keptBackAnswer = Type.Object({
  /** How many wait, also for those who may only count them. */
  waiting: Type.Integer(),
  messages: Type.Array(
    Type.Object({
      id: Type.String(),
      at: Type.String(),
      kind: Type.String(),
      why: Type.Enum([...keptBackWhys]),
      gateway: Type.String(),
      base: Type.String(),
      ended: Type.Union([
        Type.Object({ at: Type.String(), how: Type.String(), reason: Type.String() }),
        Type.Null(),
      ]),
    }),
  ),
});
export type KeptBackAnswer = Static<typeof keptBackAnswer>;
