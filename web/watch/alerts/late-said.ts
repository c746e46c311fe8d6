import { momentOf } from '../../shared/time.ts';
import { t } from '../../shared/words.ts';

/** That a message took long to come: when it was sent, and when it came. */
export function lateSaid(sentAt: string, cameAt: string): string {
  return t('watch-alerts.late-line', { sent: momentOf(sentAt), came: momentOf(cameAt) });
}
