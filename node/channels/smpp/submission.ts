// One part of a text as the fields of a submit_sm (SMPP 3.4, 4.4.1).
import type { OfferedText } from '../outbox.ts';
import type { OutgoingPart } from './alphabet.ts';
import type { SmppOptions } from './options.ts';
import type { Part } from './parts.ts';

const isdn = 1;
const international = 1;
const networkSpecific = 3;
const name = 5;
const hasHeader = 0x40;
const highest = 3;
const longestMs = 72 * 3_600_000;

export function submission(
  { sourceAddress }: SmppOptions,
  given: {
    readonly text: OfferedText;
    readonly part: Part;
    readonly piece: OutgoingPart;
    readonly now: number;
  },
): Readonly<Record<string, unknown>> {
  const { text, part, piece, now } = given;
  return {
    ...addressOf('source', sourceAddress),
    ...addressOf('dest', text.number),
    esm_class: piece.hasHeader ? hasHeader : 0,
    priority_flag: text.urgent ? highest : 0,
    // What is not worth sending any more is dropped by the network too.
    validity_period: text.sendBefore === null ? '' : relativeTime(text.sendBefore - now),
    registered_delivery: 1,
    data_coding: piece.coding,
    short_message: piece.bytes,
    user_message_reference: part.reference,
  };
}

function addressOf(which: 'source' | 'dest', address: string): Record<string, unknown> {
  const field = which === 'source' ? 'source_addr' : 'destination_addr';
  const digits = address.replace(/^\+/, '');
  const [ton, npi] =
    address === ''
      ? [0, 0]
      : !/^\d+$/.test(digits)
        ? [name, 0]
        : address.startsWith('+')
          ? [international, isdn]
          : which === 'source' && digits.length <= 6
            ? [networkSpecific, 0]
            : [0, isdn];
  return { [field]: digits, [`${which}_addr_ton`]: ton, [`${which}_addr_npi`]: npi };
}

/** `YYMMDDhhmmss000R`: so long from now (7.1.1.2); at least a minute, at most three days. */
function relativeTime(ms: number): string {
  const seconds = Math.ceil(Math.min(longestMs, Math.max(60_000, ms)) / 1_000);
  const two = (value: number) => String(Math.trunc(value)).padStart(2, '0');
  return `0000${two(seconds / 86_400)}${two((seconds / 3_600) % 24)}${two((seconds / 60) % 60)}${two(seconds % 60)}000R`;
}
