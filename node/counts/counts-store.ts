// Counts of alerts, read for an actor: by base where her circles hold bases, by province for the mission.
import type { Actor } from '@ulinzi/domain/registers';
import { readFor } from '../alerts/index.ts';
import type { Core } from '../app/index.ts';
import type { CountChange } from '../log/index.ts';

export type DayCount = Omit<CountChange, 'circle'>;

/** What her circles count from a day on, oldest first. */
export function countsFrom(core: Core, actor: Actor, day: number): Promise<DayCount[]> {
  return readFor<DayCount>(
    core,
    actor,
    `select day, province, base, event, alerts, answered_in_time as "answeredInTime", told from alert_count
      where day >= $1 order by day, province, base, event`,
    [day],
  );
}
