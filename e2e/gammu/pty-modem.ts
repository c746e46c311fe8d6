// The imitation modem on a terminal of its own, which the gateway opens like a serial port. Node makes no
// terminals; `script`, which every Debian has (bsdutils), does, and carries the bytes.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { AtModem, type SendAnswer, type SentText } from './at-modem.ts';
import { septetsOf } from './gsm7.ts';
import { deliverUnit, reportUnit, type SubmittedText } from './pdu.ts';

export interface PtyModem {
  /** For the gateway's options `device` and `connection`. */
  readonly device: string;
  readonly connection: 'at115200';
  /** A phone rings, up to so many times, until the gateway hangs up. Resolves to whether it did. */
  ring(number: string, options?: { rings?: number; everyMs?: number }): Promise<boolean>;
  /** A message arrives; a long one in parts. */
  sms(from: string, text: string, options?: SmsOptions): void;
  /** The network reports on a text that it has taken. */
  report(sent: SentText, outcome: 'delivered' | 'failed'): void;
  /** An answer of the operator's service. */
  networkAnswer(text: string): void;
  /** What was sent, part for part, in order. */
  sent(): readonly SentText[];
  /** Decides what the network says to each text from now on. */
  onSend(answer: (text: SubmittedText) => SendAnswer): void;
  /** Makes the modem too busy to delete what was read, or able again. */
  holdDeletions(isHeld: boolean): void;
  /** Makes the modem hang, or work again. */
  hang(isHung: boolean): void;
  /** What the operator answers to a code from now on; null: nothing. */
  answerService(text: string | null): void;
  /** How many messages lie in the modem, not yet taken by the gateway. */
  stored(): number;
  close(): Promise<void>;
}

export interface SmsOptions {
  readonly sentAt?: Date;
  /** Quarters of an hour that the SMS centre's clock is ahead of UTC: 8 in Goma. */
  readonly zoneQuarters?: number;
  /** Which parts of a long message arrive, counted from 1; all where it is not given. */
  readonly parts?: readonly number[];
  readonly reference?: number;
}

/** How long a terminal lives whose test was killed. */
const mostSeconds = 3_600;

/** Makes a modem with an empty store. */
export async function ptyModem(): Promise<PtyModem> {
  const shell = `stty raw -echo; tty; exec sleep ${mostSeconds}`;
  const terminal = spawn('script', ['--quiet', '--command', shell, '/dev/null'], {
    stdio: ['pipe', 'pipe', 'ignore'],
    env: { ...process.env, SHELL: '/bin/sh' },
  });
  terminal.stdout.setEncoding('latin1');
  const [firstLine] = (await once(terminal.stdout, 'data')) as [string];
  const device = firstLine.trim();
  const modem = new AtModem((bytes) => terminal.stdin.write(bytes, 'latin1'));
  terminal.stdout.on('data', (bytes: string) => modem.receive(bytes));
  terminal.stdin.on('error', () => {});
  let reference = 0;

  return {
    device,
    connection: 'at115200',

    ring: async (number, { rings = 1, everyMs = 3_000 } = {}) => {
      // Gammu 1.42 loses its own "hang up" where the ring comes in one read with the end of an answer, and stands
      // still for 38 seconds; then the call comes through. Tests need not wait for that.
      while (modem.quietMs < 150) await after(20);
      const hungUp = new Promise<true>((resolve) => (modem.onHangUp = () => resolve(true)));
      for (let ring = 0; ring < rings; ring += 1) {
        modem.announce('RING', `+CLIP: "${number}",${number.startsWith('+') ? 145 : 129},"",0,"",0`);
        if (await Promise.race([hungUp, after(everyMs)])) return true;
      }
      return false;
    },

    sms: (from, text, { sentAt = new Date(), zoneQuarters = 0, parts, reference: given } = {}) => {
      const pieces = cut(text);
      if (pieces.length > 1) reference = given ?? (reference + 1) % 256;
      for (const [index, piece] of pieces.entries()) {
        if (parts !== undefined && !parts.includes(index + 1)) continue;
        const header = Buffer.from([5, 0, 3, reference, pieces.length, index + 1]).toString('hex');
        const udh = pieces.length === 1 ? '' : header;
        modem.store(deliverUnit({ from, text: piece, sentAt, zoneQuarters, udh }));
      }
    },

    report: (sent, outcome) => {
      const unit = reportUnit(sent.reference, sent.to, sent.at, outcome === 'delivered' ? 0x00 : 0x46);
      modem.announce(`+CDS: ${unit.length}\r\n${unit.pdu}`);
    },

    networkAnswer: (text) => modem.announce(`+CUSD: 0,"${text}",15`),
    sent: () => modem.sent,
    onSend: (answer) => (modem.answerToSend = answer),
    holdDeletions: (isHeld) => (modem.isDeletionHeld = isHeld),
    hang: (isHung) => (modem.isHung = isHung),
    answerService: (text) => (modem.serviceAnswer = text),
    stored: () => modem.storedCount,

    close: async () => {
      if (terminal.exitCode !== null || terminal.signalCode !== null) return;
      const exited = once(terminal, 'exit');
      terminal.kill('SIGTERM');
      await exited;
    },
  };
}

function cut(text: string): string[] {
  const isGsm7 = septetsOf(text) !== null;
  const lengthOf = (piece: string) => (isGsm7 ? septetsOf(piece)!.length : piece.length);
  if (lengthOf(text) <= (isGsm7 ? 160 : 70)) return [text];
  const pieces = [''];
  for (const character of text) {
    const last = pieces.length - 1;
    if (lengthOf(pieces[last]! + character) <= (isGsm7 ? 153 : 67)) pieces[last] += character;
    else pieces.push(character);
  }
  return pieces;
}

async function after(ms: number): Promise<false> {
  await new Promise((resolve) => setTimeout(resolve, ms));
  return false;
}
