// The session with the SMS centre: opened, kept alive, opened again when it was cut. One at a time.
import type { GatewayTrouble } from '@ulinzi/domain/channels';
import type { ChannelLogLine } from '../channel.ts';
import { type Pdu, type Session, smpp } from './library.ts';
import { type SmppOptions, usualTiming } from './options.ts';

/** The centre's answer; `not-sent`: it was never asked. `unknown`: it was, and nobody knows what it did. */
export type Submitted = { readonly status: number; readonly messageId: string } | 'not-sent' | 'unknown';

/** Statuses that refuse us and not a text (SMPP 3.4, 5.1.3): bind failed, password, system id. */
const unwelcome = [0x0d, 0x0e, 0x0f];
/** Temporary error of ours: the centre is to bring it again. */
const notNow = 0x64;
/** Without a word for so long it is not counted as alive. */
const silentAfterMs = 60_000;
const longestPauseMs = 60_000;
const version34 = 0x34;

export class SmppSession {
  readonly #options: SmppOptions;
  readonly #log: (line: ChannelLogLine) => void;
  readonly #delivered: (pdu: Pdu) => void;
  readonly #wake: () => void;
  readonly #timing;
  /** Ends with `unknown` whatever still waits for an answer of the session. */
  readonly #asked = new Set<() => void>();
  #session: Session | null = null;
  #isBound = false;
  #isEnding = false;
  #trouble: GatewayTrouble = 'unreachable';
  #toldTrouble: GatewayTrouble | null | undefined;
  #failures = 0;
  #bindings = 0;
  #connectAt = 0;
  /** On the machine's steady clock: when anything was heard last, and when an answer is overdue. */
  #heardAt = Number.NEGATIVE_INFINITY;
  #overdueAt = Number.POSITIVE_INFINITY;
  #lastContactAt: number | null = null;

  /** `delivered` keeps what the centre brings, or throws: then the centre is to bring it again. */
  constructor(
    options: SmppOptions,
    parts: { log(line: ChannelLogLine): void; delivered(pdu: Pdu): void; wake(): void },
  ) {
    this.#options = options;
    this.#timing = { ...usualTiming, ...options.timing };
    this.#log = parts.log;
    this.#delivered = parts.delivered;
    this.#wake = parts.wake;
  }

  get isBound(): boolean {
    return this.#isBound;
  }

  get trouble(): GatewayTrouble | null {
    if (!this.#isBound) return this.#trouble;
    return performance.now() - this.#heardAt < silentAfterMs ? null : 'unreachable';
  }

  get lastContactAt(): number | null {
    return this.#lastContactAt;
  }

  get restarts(): number {
    return Math.max(0, this.#bindings - 1);
  }

  /** Opens the session where it is time to, asks whether it lives, and gives up one that does not answer. */
  look(): void {
    const now = performance.now();
    if (this.#session === null) {
      if (now >= this.#connectAt && !this.#isEnding) this.#connect();
    } else if (now >= this.#overdueAt) this.#drop('silent');
    else if (this.#isBound && this.#overdueAt === Number.POSITIVE_INFINITY && this.#isQuiet(now)) {
      this.#overdueAt = now + this.#timing.answerMs;
      this.#session.enquire_link(() => this.#heard());
    }
  }

  /** Gives the centre one part of a text. */
  submit(fields: Readonly<Record<string, unknown>>): Promise<Submitted> {
    const session = this.#session;
    if (session === null || !this.#isBound) return Promise.resolve('not-sent');
    return new Promise((resolve) => {
      const settle = (submitted: Submitted) => {
        clearTimeout(timer);
        this.#asked.delete(cut);
        resolve(submitted);
      };
      const cut = () => settle('unknown');
      const timer = setTimeout(cut, this.#timing.answerMs);
      this.#asked.add(cut);
      const isSent = session.submit_sm(fields, ({ command_status, message_id = '' }) =>
        settle({ status: command_status, messageId: message_id }),
      );
      if (!isSent) settle('not-sent');
    });
  }

  /** Takes leave of the centre; what has no answer by now is of unknown fate. */
  async end(): Promise<void> {
    this.#isEnding = true;
    const session = this.#session;
    if (session !== null && this.#isBound) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, Math.min(2_000, this.#timing.answerMs));
        const done = () => {
          clearTimeout(timer);
          resolve();
        };
        session.on('close', done);
        if (!session.unbind(done)) done();
      });
    }
    this.#drop('ended');
  }

  #isQuiet(now: number): boolean {
    return now - this.#heardAt >= this.#timing.enquireMs;
  }

  #heard(): void {
    this.#heardAt = performance.now();
    this.#overdueAt = Number.POSITIVE_INFINITY;
    this.#lastContactAt = this.#options.now();
  }

  #connect(): void {
    const { host, port, tls, ca } = this.#options;
    this.#overdueAt = performance.now() + this.#timing.answerMs;
    const isName = /[a-z]/i.test(host);
    const session = smpp.connect({
      host,
      port,
      tls,
      ...(tls && isName && { servername: host }),
      ...(ca !== undefined && { ca }),
    });
    this.#session = session;
    const ifStill = (then: () => void) => () => {
      if (this.#session === session) then();
    };
    session.on(
      tls ? 'secureConnect' : 'connect',
      ifStill(() => this.#bind(session)),
    );
    session.on(
      'close',
      ifStill(() => this.#drop('closed')),
    );
    session.on('error', (error: NodeJS.ErrnoException) => {
      if (this.#session === session) this.#drop(error.code ?? 'malformed');
    });
    session.on(
      'pdu',
      ifStill(() => this.#heard()),
    );
    for (const command of ['deliver_sm', 'data_sm'])
      session.on(command, (pdu: Pdu) => {
        if (this.#session === session) this.#take(session, pdu);
      });
    session.on('enquire_link', (pdu: Pdu) => session.send(pdu.response()));
    session.on('unbind', (pdu: Pdu) => {
      session.send(pdu.response());
      if (this.#session === session) this.#drop('unbound');
    });
    session.on('unknown', (pdu: Pdu) => session.send(pdu.response()));
  }

  #bind(session: Session): void {
    const { systemId, password, systemType } = this.#options;
    const fields = {
      system_id: systemId,
      password,
      system_type: systemType,
      interface_version: version34,
    };
    session.bind_transceiver(fields, ({ command_status: status }) => {
      if (this.#session !== session) return;
      if (status !== 0) {
        this.#trouble = unwelcome.includes(status) ? 'credentials' : 'unreachable';
        this.#drop(`status ${status}`, this.#trouble);
        return;
      }
      this.#isBound = true;
      this.#failures = 0;
      this.#bindings += 1;
      this.#tell(null);
      this.#wake();
    });
  }

  #take(session: Session, pdu: Pdu): void {
    let status = 0;
    try {
      this.#delivered(pdu);
    } catch {
      // The reason may hold what must not be logged.
      this.#log({ level: 'error', event: 'smpp.not-kept' });
      status = notNow;
    }
    session.send(pdu.response({ command_status: status }));
  }

  #drop(reason: string, trouble: GatewayTrouble = 'unreachable'): void {
    const session = this.#session;
    this.#session = null;
    this.#isBound = false;
    this.#overdueAt = Number.POSITIVE_INFINITY;
    this.#trouble = trouble;
    const pause = Math.min(longestPauseMs, this.#timing.reconnectMs * 2 ** Math.min(this.#failures++, 10));
    this.#connectAt = performance.now() + pause;
    session?.destroy();
    for (const cut of this.#asked) cut();
    if (!this.#isEnding) this.#tell(trouble, reason);
  }

  /** What is told once is not told again until it changes. */
  #tell(trouble: GatewayTrouble | null, reason = ''): void {
    if (trouble === this.#toldTrouble) return;
    if (trouble !== null) this.#log({ level: 'error', event: 'smpp.trouble', trouble, reason });
    else this.#log({ level: 'info', event: this.#bindings > 1 ? 'smpp.works-again' : 'smpp.works' });
    this.#toldTrouble = trouble;
  }
}
