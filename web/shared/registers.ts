// The mission's public registers as this screen holds them, and the labels by which people know what stands there.
import { computed } from '@preact/signals';
import type { PostAnswer } from '@ulinzi/domain/access';
import type {
  BasesAnswer,
  CommunitiesAnswer,
  GapsAnswer,
  GatewaysAnswer,
  PostsAnswer,
  PromisesAnswer,
} from '@ulinzi/domain/registers';
import { listOf } from './list.ts';
import { t } from './words.ts';

export const posts = listOf<PostsAnswer>('api/posts', 'posts');
export const bases = listOf<BasesAnswer>('api/bases', 'places');
export const communities = listOf<CommunitiesAnswer>('api/communities', 'places');
export const gateways = listOf<GatewaysAnswer>('api/gateways', 'gateways');
export const promises = listOf<PromisesAnswer>('api/promises', 'promises');

/** Gaps of the next 72 hours in every roster that is the reader's affair. */
export const gaps = listOf<GapsAnswer>('api/gaps', 'duties', 'posts');

/** Reads who is who and what lies where; called when somebody sits down. */
export async function readRegisters(): Promise<void> {
  await Promise.all([posts.refresh(), bases.refresh(), communities.refresh()]);
}

export const postLabels = computed(
  () => new Map((posts.value.value?.posts ?? []).map(({ slug, label }) => [slug, label])),
);
const baseLabels = computed(
  () => new Map((bases.value.value?.bases ?? []).map(({ slug, label }) => [slug, label])),
);

const communityLabels = computed(
  () => new Map((communities.value.value?.communities ?? []).map(({ slug, label }) => [slug, label])),
);

/** A post's label; its slug while the register has not come. */
export function postLabel(slug: string): string {
  return postLabels.value.get(slug) ?? slug;
}

export function baseLabel(slug: string): string {
  return baseLabels.value.get(slug) ?? slug;
}

export function communityLabel(slug: string): string {
  return communityLabels.value.get(slug) ?? slug;
}

/** Where a post works: its base, its province or the mission. */
export function placeOfPost({ baseLabel: base, province }: PostAnswer): string {
  return base ?? (province ? t(`watch.province.${province}`) : t('watch.mission'));
}
