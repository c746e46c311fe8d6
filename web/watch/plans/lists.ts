import type { PlansAnswer } from '@ulinzi/domain/plans';
import { listOf } from '../../shared/list.ts';

export const plans = listOf<PlansAnswer>('api/plans', 'plans', 'visits');
