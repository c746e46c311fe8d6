// Which acts a detail offers, and where: the next one as the main button, two beside it, the rest in a menu.
import type { AlertDetail } from '@ulinzi/domain/alerts';
import type { IconName } from '../../shared/icon.tsx';

/** Every act a person does on an alert here, in the order of the procedure. `words` is a noted read. */
export const offeredActs = [
  'acknowledge',
  'place',
  'code',
  'request-number',
  'call-back',
  'assess',
  'decide',
  'respond',
  'arrive',
  'answer',
  'review',
  'resolve',
  'feedback',
  'close',
  'reopen',
  'take',
  'hand',
  'tie',
  'untie',
  'merge',
  'words',
] as const;
export type OfferedAct = (typeof offeredActs)[number];

export const iconOf: Partial<Record<OfferedAct, IconName>> = {
  'request-number': 'phone',
  'call-back': 'phone',
  place: 'pin',
  code: 'words',
  merge: 'merge',
  take: 'user',
  hand: 'swap',
  tie: 'layers',
  untie: 'layers',
  words: 'eye',
  feedback: 'village',
  respond: 'truck',
  assess: 'check2',
  close: 'check',
};

/** Acts that one touch does; every other asks something first. */
export const oneTouch: readonly OfferedAct[] = ['acknowledge', 'take', 'untie'];

/** Roles that may read the words of a message (safety rule 2). */
const wordReaders = ['assistant', 'custodian'];

/** Where the next act is another's, the Assistant's own: hearing out who warned us. */
const ownWork = ['call-back', 'request-number'];

export interface Offered {
  readonly main: OfferedAct | null;
  readonly beside: readonly OfferedAct[];
  readonly more: readonly OfferedAct[];
}

function isOffered(name: string): name is OfferedAct {
  return (offeredActs as readonly string[]).includes(name);
}

/**
 * The main button is the next act of the procedure where the reader may do it, else her own part. Calling back and deciding stand beside
 * it. Closing is offered on every open alert: its refusal says what is still owed.
 */
export function offeredOn(alert: Pick<AlertDetail, 'next' | 'may' | 'isOpen'>, role: string): Offered {
  const may = new Set<OfferedAct>(alert.may.filter(isOffered));
  // Everybody may ask for the call back; only the Assistant is handed a number.
  if (alert.isOpen) may.add('request-number');
  if (may.has('call-back')) may.delete('request-number');
  if (wordReaders.includes(role)) may.add('words');
  const wanted = [alert.next, ...ownWork].find((name) => name !== null && alert.may.includes(name));
  const main = wanted && isOffered(wanted) ? wanted : null;
  if (alert.isOpen && role !== 'custodian') may.add('close');
  const rest = offeredActs.filter((name) => may.has(name) && name !== main);
  const preferred: readonly OfferedAct[] = ['request-number', 'call-back', 'decide', 'assess'];
  const beside = preferred.filter((name) => rest.includes(name)).slice(0, 2);
  // The chips stand in the detail themselves.
  return { main, beside, more: rest.filter((name) => !beside.includes(name) && name !== 'code') };
}
