// The mission's public registers as this screen holds them, and the labels by which people know what stands there.
import { computed } from '@preact/signals';
import type {
  BasesAnswer,
  CommunitiesAnswer,
  GatewaysAnswer,
  PostsAnswer,
  PromisesAnswer,
} from '@ulinzi/domain/registers';
import { listOf } from './list.ts';

export const posts = listOf<PostsAnswer>('api/posts', 'posts');
export const bases = listOf<BasesAnswer>('api/bases', 'places');
export const communities = listOf<CommunitiesAnswer>('api/communities', 'places');
export const gateways = listOf<GatewaysAnswer>('api/gateways', 'gateways');
export const promises = listOf<PromisesAnswer>('api/promises', 'promises');

/** Reads who is who and what lies where; called when somebody sits down. */
export async function readRegisters(): Promise<void> {
  await Promise.all([posts.refresh(), bases.refresh(), communities.refresh()]);
}

const postLabels = computed(
  () => new Map((posts.value.value?.posts ?? []).map(({ slug, label }) => [slug, label])),
);
const baseLabels = computed(
  () => new Map((bases.value.value?.bases ?? []).map(({ slug, label }) => [slug, label])),
);

/** A post's label; its slug while the register has not come. */
export function postLabel(slug: string): string {
  return postLabels.value.get(slug) ?? slug;
}

export function baseLabel(slug: string): string {
  return baseLabels.value.get(slug) ?? slug;
}
