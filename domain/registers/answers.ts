// Lists of the registers as they leave the node: whitelist and types in one.
import { type Static, Type } from 'typebox';

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
      waiting: Type.Integer(),
      lastContactAt: maybeText,
      signalPercent: Type.Union([Type.Number(), Type.Null()]),
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
