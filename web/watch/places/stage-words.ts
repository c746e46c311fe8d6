import { baseLabel } from '../../shared/registers.ts';
import { t } from '../../shared/words.ts';
import type { StageCounts } from './stage-counts.ts';

/** A province, or a base. */
export function whereLabel({ where, isProvince }: Pick<StageCounts, 'where' | 'isProvince'>): string {
  return isProvince ? t(`watch.province.${where}`) : baseLabel(where.slice('base '.length));
}
