import type { Province } from '../communities/index.ts';
import { type DataOf, day, minute } from '../kernel/index.ts';
import type { registerSource } from './acts.ts';

export interface Source {
  readonly code: string;
  readonly province: Province;
  readonly community: string;
  readonly language: 'fr' | 'en' | 'sw';
  readonly wantsAcknowledgement: boolean;
  readonly safeFrom: string | null;
  readonly safeUntil: string | null;
  readonly isAtRisk: boolean;
  readonly isPhoneRevoked: boolean;
}

export function sourceRegistered(data: DataOf<typeof registerSource>): Source {
  return {
    code: `${data.province.toUpperCase()}-FP-${data.digits}`,
    province: data.province,
    community: data.community,
    language: data.language,
    wantsAcknowledgement: data.wantsAcknowledgement,
    safeFrom: data.safeFrom ?? null,
    safeUntil: data.safeUntil ?? null,
    isAtRisk: false,
    isPhoneRevoked: false,
  };
}

/**
 * Whether the source may be sent anything at a local time of day (minutes after midnight). Safe hours may pass
 * midnight; an end that is not given is midnight, and without both every hour is safe; a source at risk or with a
 * revoked phone is never written to.
 */
export function maySend(source: Source, minuteOfDay: number): boolean {
  if (source.isAtRisk || source.isPhoneRevoked) return false;
  const from = source.safeFrom === null ? 0 : minutesOf(source.safeFrom);
  const until = source.safeUntil === null ? day / minute : minutesOf(source.safeUntil);
  return from <= until
    ? minuteOfDay >= from && minuteOfDay < until
    : minuteOfDay >= from || minuteOfDay < until;
}

function minutesOf(timeOfDay: string): number {
  return Number(timeOfDay.slice(0, 2)) * 60 + Number(timeOfDay.slice(3, 5));
}
