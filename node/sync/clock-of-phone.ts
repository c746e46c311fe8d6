// A phone's clock may be wrong by a year. When it says that something occurred is kept as it was claimed; where an alert
// says when it was heard, that is set right by what the phone's clock showed as it sent: no alert is refused for a clock.
import { day, isoOf, minute, momentOf } from '@ulinzi/domain/kernel';
import type { ActRequest } from '../acts/index.ts';

/** A clock that is wrong by less is as good as any. */
const tolerated = 10 * minute;
/** What a phone may have lain with in a drawer. */
const longestKept = 30 * day;

export function onTime(
  request: ActRequest,
  { behindMs, now }: { behindMs: number; now: number },
): ActRequest {
  const data = request.data as Record<string, unknown>;
  const { heardAt } = data;
  if (request.act !== 'alert.record' || typeof heardAt !== 'string') return request;
  const claimed = momentOf(heardAt);
  if (Number.isNaN(claimed)) return request;
  const isClockRight = Math.abs(behindMs) <= tolerated;
  const meant = isClockRight ? claimed : claimed + behindMs;
  // Set right to what cannot be, it was set in between: then it was heard when it came.
  const isPossible = isClockRight || meant > now - longestKept;
  return { ...request, data: { ...data, heardAt: isoOf(isPossible ? Math.min(meant, now) : now) } };
}
