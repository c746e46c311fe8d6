import type { RecommendationsAnswer } from '@ulinzi/domain/recommendations';
import { listOf } from '../../shared/list.ts';

export const recommendations = listOf<RecommendationsAnswer>(
  'api/recommendations?list=all',
  'recommendations',
);
