import type { VisitLine } from '@ulinzi/domain/visits';
import { todayHere, writtenDay } from '../../shared/calendar-day.ts';
import { Icon } from '../../shared/icon.tsx';
import { t } from '../../shared/words.ts';
import { reportLate } from './order.ts';

/** Whether the report of a visit that was held is there, owed, or late. */
export function ReportTag({ report }: { report: NonNullable<VisitLine['report']> }) {
  if (report.isSent)
    return (
      <span class="tag">
        <Icon name="check" size="s" /> {t('watch-visits.report-sent')}
      </span>
    );
  const late = reportLate(report, todayHere());
  return late > 0 ? (
    <span class="tag late">
      <Icon name="warn" size="s" /> {t('watch-visits.report-late', { days: late })}
    </span>
  ) : (
    <span class="tag soon">
      <Icon name="clock" size="s" /> {t('watch-visits.report-due', { day: writtenDay(report.due) })}
    </span>
  );
}
