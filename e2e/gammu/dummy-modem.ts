// Gammu's dummy phone, seen from the network's side: a folder in which a message is a file. It never rings, and it
// keeps nothing of what it sends; what the gateway sent is read from the gateway's own record.
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface DummyMessage {
  readonly from: string;
  readonly text: string;
  /** What the SMS centre says; now where it is not given. */
  readonly sentAt?: Date;
  /** The header of a part of a long message, as hexadecimal digits. */
  readonly udh?: string;
}

export interface DummyModem {
  /** For the gateway's option `device`. */
  readonly device: string;
  /** A message arrives, in the next free place. */
  deliver(message: DummyMessage): void;
  /** The network reports on the text that was sent to a number and is the longest without a report. */
  deliveryReport(to: string, outcome: 'Delivered' | 'Failed' | 'Pending'): void;
  /** An answer of the operator's service, which has no sender. */
  networkAnswer(text: string): void;
}

/** What the dummy gives as its SMS centre. */
const centre = '123456';

/** Makes a dummy phone in a folder, which is made where it is missing. */
export function dummyModem(folder: string): DummyModem {
  const device = join(folder, 'dummy');
  const inbox = join(device, 'sms', '1');
  mkdirSync(inbox, { recursive: true });
  let next = 1;

  const put = (fields: Record<string, string | number>) => {
    while (existsSync(join(inbox, `${next}`))) next += 1;
    // Written elsewhere and moved in: the daemon must never find half a file.
    const part = join(folder, `arriving-${next}`);
    const lines = Object.entries(fields).map(([key, value]) => `${key} = ${value}`);
    writeFileSync(part, ['[SMSBackup000]', ...lines, ''].join('\n'));
    renameSync(part, join(inbox, `${next}`));
    next += 1;
  };

  return {
    device,
    deliver: ({ from, text, sentAt = new Date(), udh }) =>
      put({
        PDU: 'Deliver',
        SMSC: `"${centre}"`,
        ...(udh === undefined ? {} : { UDH: udh }),
        DateTime: stamp(sentAt),
        State: 'UnRead',
        Number: `"${from}"`,
        NumberUnicode: hex(from),
        ...textLines(text),
        Coding: 'Unicode_No_Compression',
        Folder: 1,
        Length: text.length,
        Class: -1,
        MessageReference: 0,
      }),
    deliveryReport: (to, outcome) =>
      put({
        PDU: 'Status_Report',
        SMSC: `"${centre}"`,
        DateTime: stamp(new Date()),
        SMSCDateTime: stamp(new Date()),
        State: 'UnRead',
        Number: `"${to}"`,
        NumberUnicode: hex(to),
        Text00: hex(outcome),
        Coding: 'Default_No_Compression',
        Folder: 1,
        Length: outcome.length,
        Class: -1,
        // The dummy gives every message that it sends the same reference.
        MessageReference: 255,
      }),
    networkAnswer: (text) =>
      put({
        PDU: 'Deliver',
        SMSC: `"${centre}"`,
        DateTime: stamp(new Date()),
        State: 'UnRead',
        Number: '""',
        ...textLines(text),
        Coding: 'Unicode_No_Compression',
        Folder: 1,
        Length: text.length,
        Class: 127,
        MessageReference: 0,
      }),
  };
}

function stamp(date: Date): string {
  return `${date.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
}

function hex(text: string): string {
  return Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase();
}

function textLines(text: string): Record<string, string> {
  const digits = hex(text);
  const lines: Record<string, string> = {};
  for (let at = 0; at < Math.max(1, digits.length); at += 200) {
    lines[`Text${String(at / 200).padStart(2, '0')}`] = digits.slice(at, at + 200);
  }
  return lines;
}
