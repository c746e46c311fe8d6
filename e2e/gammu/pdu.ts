// SMS as modem and network exchange them: the transfer layer's units (3GPP TS 23.040, 9.2), with the SMS centre's
// address before them as in AT commands (TS 27.005, 4.6), as hexadecimal digits.
import { pack, septetsOf, textOfSeptets, unpack } from './gsm7.ts';

/** A text that a modem was given to send. */
export interface SubmittedText {
  readonly to: string;
  readonly text: string;
  readonly udh: string;
  readonly asksReport: boolean;
  /** The octet that says how long the network is to keep it; null where it says nothing. */
  readonly validity: number | null;
}

export interface DeliverOptions {
  readonly from: string;
  readonly text: string;
  readonly sentAt: Date;
  /** Quarters of an hour that the centre's clock is ahead of UTC. */
  readonly zoneQuarters: number;
  readonly udh: string;
}

/** A unit and its length in octets without the centre's address, as AT commands want it. */
export interface Unit {
  readonly pdu: string;
  readonly length: number;
}

const centre = '243990000000';

/** Makes what a modem shows of a message that came in (SMS-DELIVER). */
export function deliverUnit({ from, text, sentAt, zoneQuarters, udh }: DeliverOptions): Unit {
  const header = Buffer.from(udh, 'hex');
  const body = userData(text, header);
  return unit([
    [0x04 | (header.length > 0 ? 0x40 : 0)],
    address(from),
    [0x00, body.coding],
    timestamp(sentAt, zoneQuarters),
    [body.length],
    body.octets,
  ]);
}

/** Makes the network's report on a text (SMS-STATUS-REPORT). `status` is 0 for delivered, 0x40 and more for failed. */
export function reportUnit(reference: number, to: string, sentAt: Date, status: number): Unit {
  return unit([[0x06, reference], address(to), timestamp(sentAt, 0), timestamp(new Date(), 0), [status]]);
}

/** Reads what a modem was given to send (SMS-SUBMIT). */
export function readSubmit(pdu: string): SubmittedText {
  const octets = Buffer.from(pdu, 'hex');
  let at = 1 + octets[0]!;
  const first = octets[at]!;
  const digits = octets[at + 2]!;
  const isInternational = (octets[at + 3]! & 0x70) === 0x10;
  const addressEnd = at + 4 + Math.ceil(digits / 2);
  const number = swapped(octets.subarray(at + 4, addressEnd)).slice(0, digits);
  const coding = octets[addressEnd + 1]!;
  at = addressEnd + 2;
  const hasRelative = (first & 0x18) === 0x10;
  const validity = hasRelative ? octets[at]! : null;
  at += hasRelative ? 1 : (first & 0x18) === 0 ? 0 : 7;
  const length = octets[at]!;
  const data = octets.subarray(at + 1);
  const headerLength = (first & 0x40) === 0 ? 0 : 1 + data[0]!;
  return {
    to: `${isInternational ? '+' : ''}${number}`,
    text: readUserData(data, length, headerLength, coding),
    udh: data.subarray(0, headerLength).toString('hex'),
    asksReport: (first & 0x20) !== 0,
    validity,
  };
}

function unit(pieces: (readonly number[] | Buffer)[]): Unit {
  const tpdu = Buffer.concat(pieces.map((piece) => Buffer.from(piece)));
  const way = Buffer.concat([Buffer.from([0x91]), semiOctets(centre)]);
  const pdu = Buffer.concat([Buffer.from([way.length]), way, tpdu])
    .toString('hex')
    .toUpperCase();
  return { pdu, length: tpdu.length };
}

function userData(text: string, header: Buffer): { coding: number; length: number; octets: Buffer } {
  const septets = septetsOf(text);
  if (septets === null) {
    const octets = Buffer.concat([header, Buffer.from(text, 'utf16le').swap16()]);
    return { coding: 0x08, length: octets.length, octets };
  }
  const headerSeptets = Math.ceil((header.length * 8) / 7);
  const fillBits = headerSeptets * 7 - header.length * 8;
  const octets = Buffer.concat([header, pack(septets, fillBits)]);
  return { coding: 0x00, length: headerSeptets + septets.length, octets };
}

function readUserData(data: Buffer, length: number, headerLength: number, coding: number): string {
  if ((coding & 0x0c) === 0x08)
    return Buffer.from(data.subarray(headerLength, length)).swap16().toString('utf16le');
  const headerSeptets = Math.ceil((headerLength * 8) / 7);
  const fillBits = headerSeptets * 7 - headerLength * 8;
  return textOfSeptets(unpack(data.subarray(headerLength), length - headerSeptets, fillBits));
}

/** A number, or the name of a sender that has none (an operator). */
function address(text: string): Buffer {
  if (/^\+?\d+$/.test(text)) {
    const digits = text.replace('+', '');
    return Buffer.concat([
      Buffer.from([digits.length, text.startsWith('+') ? 0x91 : 0x81]),
      semiOctets(digits),
    ]);
  }
  const packed = pack(septetsOf(text)!);
  return Buffer.concat([Buffer.from([packed.length * 2, 0xd0]), packed]);
}

function timestamp(date: Date, zoneQuarters: number): Buffer {
  const local = new Date(date.getTime() + zoneQuarters * 15 * 60_000).toISOString();
  const digits = local.slice(2, 19).replaceAll(/\D/g, '');
  return semiOctets(digits + String(zoneQuarters).padStart(2, '0'));
}

function semiOctets(digits: string): Buffer {
  const even = digits.length % 2 === 0 ? digits : `${digits}F`;
  return Buffer.from(even.replaceAll(/(.)(.)/g, '$2$1'), 'hex');
}

function swapped(octets: Buffer): string {
  return octets.toString('hex').replaceAll(/(.)(.)/g, '$2$1');
}
