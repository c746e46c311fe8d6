import type { ReportsAnswer } from '@ulinzi/domain/reports';
import { listOf } from '../../shared/list.ts';

/** Reports that the reader may see, without their words. */
export const reports = listOf<ReportsAnswer>('api/reports', 'reports');
