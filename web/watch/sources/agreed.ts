// What a form says of a source: how she was chosen, and what is agreed with her. Pure, so that it is tested alone.
import { electionLacks } from '@ulinzi/domain/sources';
import type { Source } from './list.ts';

export interface Agreed {
  readonly regime: string;
  readonly selection: string;
  readonly selectedOn: string;
  readonly attendance: string;
  readonly termUntil: string;
  readonly ways: readonly string[];
  readonly language: string;
  readonly wantsAcknowledgement: boolean;
  readonly safeFrom: string;
  readonly safeUntil: string;
  /** Never read back: empty says that it stays as it was agreed. */
  readonly openingPhrase: string;
  readonly distressWord: string;
}

export const nothingAgreed: Agreed = {
  regime: 'confidential',
  selection: '',
  selectedOn: '',
  attendance: '',
  termUntil: '',
  ways: ['sms'],
  language: 'sw',
  wantsAcknowledgement: false,
  safeFrom: '',
  safeUntil: '',
  openingPhrase: '',
  distressWord: '',
};

export function agreedWith(source: Source): Agreed {
  return {
    regime: source.regime,
    selection: source.selection ?? '',
    selectedOn: source.selectedOn ?? '',
    attendance: source.attendance === null ? '' : String(source.attendance),
    termUntil: source.termUntil ?? '',
    ways: source.ways,
    language: source.language,
    wantsAcknowledgement: source.wantsAcknowledgement,
    safeFrom: source.safeFrom ?? '',
    safeUntil: source.safeUntil ?? '',
    openingPhrase: '',
    distressWord: '',
  };
}

/** Fields that an act carries: empty ones are left out. */
function fieldsOf(agreed: Agreed): Record<string, unknown> {
  const { regime: _regime, attendance, ways, openingPhrase, distressWord, ...others } = agreed;
  const texts = { ...others, openingPhrase: openingPhrase.trim(), distressWord: distressWord.trim() };
  return {
    ...Object.fromEntries(Object.entries(texts).filter(([, value]) => value !== '')),
    ...(attendance !== '' && { attendance: Number(attendance) }),
    ...(ways.length > 0 && { ways }),
  };
}

/** B5: what is missing of the record of an election; null where it is whole. */
export function lacks({ regime, selection, selectedOn }: Agreed): 'selection' | 'selectedOn' | null {
  return electionLacks({
    regime: regime as Source['regime'],
    selection: (selection || null) as Source['selection'],
    selectedOn: selectedOn || null,
  });
}

/** The fields of a new source; null while the record of her election is not whole. */
export function registering(agreed: Agreed): Record<string, unknown> | null {
  return lacks(agreed) ? null : { regime: agreed.regime, ...fieldsOf(agreed) };
}

/** What has changed of a source; null where nothing has, or her election would stand there without its day. */
export function describing(source: Source, agreed: Agreed): Record<string, unknown> | null {
  const before = fieldsOf(agreedWith(source));
  const now = fieldsOf(agreed);
  const changed = Object.entries(now).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name]),
  );
  if (changed.length === 0) return null;
  const saysHow = changed.some(([name]) => ['selection', 'selectedOn', 'termUntil'].includes(name));
  return saysHow && lacks(agreed) ? null : Object.fromEntries(changed);
}

/** Four digits by chance, never in order: a code in a row would tell who was registered after whom. */
export function drawnDigits(isTaken: (digits: string) => boolean): string {
  const draw = () => String((crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) % 10_000).padStart(4, '0');
  for (let tries = 0; tries < 200; tries++) {
    const digits = draw();
    if (!isTaken(digits)) return digits;
  }
  return draw();
}
