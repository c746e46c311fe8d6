// A GSM modem that speaks AT commands (3GPP TS 27.005 and 27.007) as far as Gammu uses them: what a person would
// plug into a base's laptop, with the network behind it in the test's hands.
import { readSubmit, type SubmittedText, type Unit } from './pdu.ts';

/** Answers of commands that need no thought. A command that is not known gets ERROR, as on a modem. */
const answers: Record<string, string[]> = {
  AT: [],
  'AT+CGMI': ['Imitation'],
  'AT+CGMM': ['PTY1'],
  'AT+CGMR': ['1.0'],
  'AT+CGSN': ['490154203237518'],
  'AT+CIMI': ['630010000000001'],
  'AT+CPIN?': ['+CPIN: READY'],
  'AT+CPMS=?': ['+CPMS: ("SM"),("SM"),("SM")'],
  'AT+CMGF=?': ['+CMGF: (0)'],
  'AT+CMGF?': ['+CMGF: 0'],
  'AT+CNMI=?': ['+CNMI: (0-2),(0,1),(0,2),(0,1),(0,1)'],
  'AT+CSCA?': ['+CSCA: "+243990000000",145'],
  'AT+CREG?': ['+CREG: 2,1,"00A1","B2C3"'],
  'AT+CGREG?': ['+CGREG: 0,1'],
  'AT+CGATT?': ['+CGATT: 0'],
  'AT+COPS?': ['+COPS: 0,2,"63001"'],
  'AT+CSQ': ['+CSQ: 21,99'],
  'AT+CBC': ['+CBC: 0,80'],
  'AT+CSCS=?': ['+CSCS: ("GSM","UCS2","HEX")'],
  'AT+CSCS?': ['+CSCS: "GSM"'],
};

/** Settings that are taken and change nothing here. */
const accepted = /^AT(&F|E[01]|Z|\+C(MEE|MGF|NMI|SCS|SDH|REG|GREG|OPS|MMS|LIP|RC|USD|FUN|SMS|SMP|CWA)=.*)$/;

const endOfText = '\x1a';
const escapeFromText = '\x1b';

export interface SentText extends SubmittedText {
  /** The network's reference, which a report on it names. */
  readonly reference: number;
  readonly at: Date;
}

/** What the network says to a text: taken, or an error (+CMS ERROR). */
export type SendAnswer = 'taken' | { readonly error: number } | { readonly heldUntil: Promise<void> };

export class AtModem {
  readonly sent: SentText[] = [];
  /** Asked for each text that is sent. */
  answerToSend: (text: SubmittedText) => SendAnswer = () => 'taken';
  /** While this is set a deletion is neither done nor answered: the modem is busy. */
  isDeletionHeld = false;
  /** While this is set nothing is answered at all: the modem hangs. */
  isHung = false;
  /** What the operator's service answers to a code; nothing where it is null. */
  serviceAnswer: string | null = null;
  /** Called when the gateway hangs up. */
  onHangUp: () => void = () => {};

  readonly #write: (bytes: string) => void;
  readonly #stored = new Map<number, Unit>();
  #typed = '';
  #isTakingText = false;
  #reference = 0;
  #lastHeardAt = 0;

  /** `write` carries bytes to the gateway. */
  constructor(write: (bytes: string) => void) {
    this.#write = write;
  }

  /** Takes bytes from the gateway. */
  receive(bytes: string): void {
    this.#lastHeardAt = performance.now();
    if (this.isHung) return;
    for (const byte of bytes) {
      if (this.#isTakingText && (byte === endOfText || byte === escapeFromText)) this.#endText(byte);
      else if (byte === '\r' && !this.#isTakingText) this.#endCommand();
      else if (byte !== '\n') this.#typed += byte;
    }
  }

  /** A message arrives and is stored in the lowest free place. */
  store(unit: Unit): void {
    let place = 1;
    while (this.#stored.has(place)) place += 1;
    this.#stored.set(place, unit);
    this.#write(`\r\n+CMTI: "SM",${place}\r\n`);
  }

  /** Says something that was not asked for. */
  announce(...lines: string[]): void {
    for (const line of lines) this.#write(`\r\n${line}\r\n`);
  }

  /** For how long the gateway has said nothing. */
  get quietMs(): number {
    return performance.now() - this.#lastHeardAt;
  }

  get storedCount(): number {
    return this.#stored.size;
  }

  #endCommand(): void {
    const command = this.#typed;
    this.#typed = '';
    if (command === '') return;
    this.#write(`${command}\r`);
    const outcome = this.#answer(command.trim());
    if (outcome === 'prompt') {
      this.#isTakingText = true;
      this.#write('\r\n> ');
    } else if (outcome === 'silence') {
      return;
    } else if (outcome === 'error') {
      this.#write('\r\nERROR\r\n');
    } else {
      // A message's header and its PDU stand on lines next to each other: Kannel reads them so.
      if (outcome.length > 0) this.#write(`\r\n${outcome.join('\r\n')}\r\n`);
      this.#write('\r\nOK\r\n');
    }
  }

  #answer(command: string): string[] | 'error' | 'prompt' | 'silence' {
    const known = answers[command];
    if (known !== undefined) return known;
    if (command.startsWith('AT+CMGS=')) return 'prompt';
    if (command.startsWith('AT+CUSD=1,') && this.serviceAnswer !== null) {
      const answer = `+CUSD: 0,"${this.serviceAnswer}",15`;
      setTimeout(() => this.announce(answer), 200);
      return [];
    }
    if (command === 'ATH' || command === 'AT+CHUP') {
      this.onHangUp();
      return [];
    }
    if (command.startsWith('AT+CPMS')) return [this.#memory(command === 'AT+CPMS?')];
    if (command.startsWith('AT+CMGL='))
      return [...this.#stored].flatMap(([place, unit]) => listed(place, unit));
    const [, verb, place] = /^AT\+CMG([RD])=(\d+)/.exec(command) ?? [];
    if (verb === 'D' && this.isDeletionHeld) return 'silence';
    if (verb === 'D') return this.#stored.delete(Number(place)) ? [] : 'error';
    if (verb === 'R') {
      const unit = this.#stored.get(Number(place));
      return unit === undefined ? 'error' : [`+CMGR: 0,,${unit.length}`, unit.pdu];
    }
    return accepted.test(command) ? [] : 'error';
  }

  #memory(isQuestion: boolean): string {
    const used = `${this.#stored.size},50`;
    const memory = isQuestion ? `"SM",${used}` : used;
    return `+CPMS: ${memory},${memory},${memory}`;
  }

  #endText(byte: string): void {
    const pdu = this.#typed.trim();
    this.#typed = '';
    this.#isTakingText = false;
    if (byte === escapeFromText) {
      this.#write('\r\nOK\r\n');
      return;
    }
    const text = readSubmit(pdu);
    const answer = this.answerToSend(text);
    if (answer !== 'taken' && 'error' in answer) {
      this.#write(`\r\n+CMS ERROR: ${answer.error}\r\n`);
      return;
    }
    this.#reference = (this.#reference + 1) % 256;
    const reference = this.#reference;
    this.sent.push({ ...text, reference, at: new Date() });
    const confirm = () => this.#write(`\r\n+CMGS: ${reference}\r\n\r\nOK\r\n`);
    if (answer === 'taken') confirm();
    else void answer.heldUntil.then(confirm);
  }
}

function listed(place: number, unit: Unit): string[] {
  return [`+CMGL: ${place},0,,${unit.length}`, unit.pdu];
}
