// Lists of the registers as they leave the node: whitelist and types in one.
import { type Static, Type } from 'typebox';
import { gatewayTroubles, keptBackWhys } from '../channels/index.ts';
import { handsetStates } from '../handsets/index.ts';

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
});
export type PostsAnswer = Static<typeof postsAnswer>;

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
      isAtRisk: Type.Boolean(),
      isPhoneRevoked: Type.Boolean(),
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

export const importKinds = ['bases', 'communities', 'posts', 'duties', 'sources'] as const;
export type ImportKind = (typeof importKinds)[number];

/** What became of a file: done whole, or not at all. */
export const importAnswer = Type.Object({
  /** True where the file now holds in the registers, also where all of it did before. */
  isDone: Type.Boolean(),
  lines: Type.Integer(),
  /** Lines that brought something new. */
  added: Type.Integer(),
  /** Lines that said what is so already. */
  unchanged: Type.Integer(),
  /** Why the file as a whole cannot be read, in the language asked for. */
  unreadable: maybeText,
  /** Lines with something wrong; `problems` has the first 200. */
  wrong: Type.Integer(),
  problems: Type.Array(
    Type.Object({
      line: Type.Integer(),
      field: maybeText,
      refused: Type.String(),
      /** What to do, in the language asked for. */
      message: Type.String(),
      missing: Type.Optional(Type.Array(Type.String())),
    }),
  ),
});
export type ImportAnswer = Static<typeof importAnswer>;
