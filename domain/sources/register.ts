import type { Province } from '../communities/index.ts';
import { type DataOf, day, minute, type Moment } from '../kernel/index.ts';
import type { ContactMeans, describeSource, registerSource, Selection } from './acts.ts';

export interface Source {
  readonly code: string;
  readonly province: Province;
  readonly community: string;
  readonly regime: 'public-elected' | 'confidential';
  /** Null where nobody has said it: before this was asked for, or not yet. */
  readonly selection: Selection | null;
  readonly selectedOn: string | null;
  readonly attendance: number | null;
  readonly termUntil: string | null;
  readonly ways: readonly ContactMeans[];
  readonly language: 'fr' | 'en' | 'sw';
  readonly wantsAcknowledgement: boolean;
  readonly safeFrom: string | null;
  readonly safeUntil: string | null;
  readonly isAtRisk: boolean;
  readonly isPhoneRevoked: boolean;
  /** Of a source that was registered before this was noted it is 0. */
  readonly registeredAt: Moment;
}

export function sourceRegistered(data: DataOf<typeof registerSource>, at: Moment = 0): Source {
  return {
    code: `${data.province.toUpperCase()}-FP-${data.digits}`,
    province: data.province,
    community: data.community,
    regime: data.regime,
    selection: data.selection ?? null,
    selectedOn: data.selectedOn ?? null,
    attendance: data.attendance ?? null,
    termUntil: data.termUntil ?? null,
    ways: data.ways ?? [],
    language: data.language,
    wantsAcknowledgement: data.wantsAcknowledgement,
    safeFrom: data.safeFrom ?? null,
    safeUntil: data.safeUntil ?? null,
    isAtRisk: false,
    isPhoneRevoked: false,
    registeredAt: at,
  };
}

/** A source with what was said of her last; what was not said stays as it was. */
export function sourceDescribed(source: Source, data: DataOf<typeof describeSource>): Source {
  return { ...source, ...data };
}

/**
 * B5: a public election has its day, and one who is elected in public was chosen by a public election. Gives the field
 * that is missing or says otherwise; null where the record is whole, or none is needed.
 */
export function electionLacks(
  source: Pick<Source, 'regime' | 'selection' | 'selectedOn'>,
): 'selection' | 'selectedOn' | null {
  const isElected = source.selection === 'public-election';
  if (source.regime === 'public-elected' && !isElected) return 'selection';
  return isElected && source.selectedOn === null ? 'selectedOn' : null;
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
