// What a sender is told at once: that her message has arrived, and nothing of what it said.
import { day, hour, localOffset, minute, type SubjectId } from '@ulinzi/domain/kernel';
import { maySend } from '@ulinzi/domain/sources';
import type { Line } from '../keystore/index.ts';
import type { OutgoingDraft } from '../log/index.ts';
import type { Passed } from './passed.ts';

/** One acknowledgement for each sender in this time, however often she writes. */
const acknowledgedOncePer = 30 * minute;
/** How long an undelivered acknowledgement is worth trying. */
export const outgoingLife = 72 * hour;

/** Whether a message of this line is acknowledged: never where the source is at risk or did not want it. */
export function mayAcknowledge({ sender, view }: Passed, line: Line, atRisk: boolean): boolean {
  // Nobody can tell now whether this phone may be sent anything.
  if (atRisk || sender.kind === 'not-yet-known') return false;
  if (line.acknowledgedAt !== null && view.now - line.acknowledgedAt < acknowledgedOncePer) return false;
  if (sender.kind !== 'known') return true;
  return sender.source.wantsAcknowledgement && maySend(sender.source, minuteOfDay(view.now));
}

/** Content-free, ahead of anything else that waits, once per sender in half an hour. */
export function acknowledgement(
  passed: Passed,
  line: Line,
  alert: SubjectId,
  atRisk: boolean,
): OutgoingDraft[] {
  if (!mayAcknowledge(passed, line, atRisk)) return [];
  const { view, message, sender } = passed;
  const locale =
    sender.kind === 'known' ? sender.source.language : sender.kind === 'staff' ? sender.post.language : 'fr';
  return [
    {
      id: view.newId(),
      purpose: 'acknowledgement',
      gateway: message.gateway,
      urgent: true,
      line: line.id,
      words: 'sms.acknowledgement',
      locale,
      fill: {},
      alert,
      page: null,
      post: null,
      notBefore: view.now,
      expires: view.now + outgoingLife,
    },
  ];
}

/** Minutes after midnight in the eastern provinces. */
export function minuteOfDay(at: number): number {
  return Math.floor(((at + localOffset) % day) / minute);
}
