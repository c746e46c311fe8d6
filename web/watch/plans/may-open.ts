import { openPlan } from '@ulinzi/domain/plans';
import { actor } from '../../shared/session.ts';

/** True where the reader may open a plan. */
export function mayOpenPlan(): boolean {
  return (openPlan.who as readonly string[]).includes(actor.value?.role ?? '');
}
