// Counts of alerts, read for an actor: by base where her circles hold bases, by province for the mission.
import type { Actor } from '@ulinzi/domain/registers';
import { readFor } from '../alerts/index.ts';
import type { Core } from '../app/index.ts';

export interface DayCount {
  readonly day: number;
  readonly province: string;
  /** Empty where only the province may be known. */
  readonly base: string;
  /** Empty where nobody has coded it. */
  readonly event: string;
  readonly alerts: number;
  readonly answeredInTime: number;
  readonly told: number;
}

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
