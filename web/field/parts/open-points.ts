import { checklist } from '@ulinzi/domain/visits';
import type { Send } from '../notebook/index.ts';
import { isOnItsWay } from './standing.ts';

/** Points of a visit's checklist that nobody has settled, here or at the office. */
export function openPoints(
  { id, checked }: { readonly id: string; readonly checked: readonly string[] },
  sends: readonly Send[],
): (typeof checklist)[number][] {
  const here = sends
    .filter((send) => send.act === 'visit.check' && send.subject === id && isOnItsWay(send))
    .map(({ data }) => data.item);
  return checklist.filter((item) => !checked.includes(item) && !here.includes(item));
}
