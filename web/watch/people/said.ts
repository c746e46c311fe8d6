import { baseLabel } from '../../shared/registers.ts';
import { t } from '../../shared/words.ts';

/** "Nobody on duty at Kibua, … All goes to the commander. Assign…" (B3). */
export function gapSaid(
  seat: string,
  scope: string,
  { from, until }: { from: number | string; until: number | string },
): string {
  if (seat === 'duty-officer')
    return t('alerts.roster-gap-duty-officer', { province: t(`watch.province.${scope}`), from, until });
  const id = seat === 'commander' ? 'alerts.roster-gap-commander' : 'alerts.roster-gap';
  return t(id, { base: baseLabel(scope), from, until });
}

/** How long, in hours and minutes. */
export function lastingSaid(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  const hours = Math.floor(minutes / 60);
  return minutes % 60 === 0
    ? t('alerts.duration.hours', { hours })
    : t('alerts.duration.hours-minutes', { hours, minutes: minutes % 60 });
}
