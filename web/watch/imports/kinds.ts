// The act that each line of a kind of file stands for.
import { addCommunity, openBase } from '@ulinzi/domain/communities';
import { recordRoad } from '@ulinzi/domain/geography';
import { assignDuty, openPost } from '@ulinzi/domain/people';
import type { ImportKind } from '@ulinzi/domain/registers';
import { registerSource } from '@ulinzi/domain/sources';

export const acts = {
  bases: openBase,
  communities: addCommunity,
  posts: openPost,
  duties: assignDuty,
  sources: registerSource,
  roads: recordRoad,
} as const satisfies Record<ImportKind, { readonly who: readonly string[] }>;
