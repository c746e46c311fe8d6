// An SMS centre for tests: the library's own server side, on a free port of this machine.
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { type Pdu, type Session, smpp } from './library.ts';

/** What the centre does with a submit_sm: takes it under an id, refuses it by a status, or says nothing. */
export type Taking = { readonly messageId: string } | { readonly status: number } | 'silence' | 'cut';

export class CentreInTest {
  readonly submitted: Pdu[] = [];
  readonly binds: Pdu[] = [];
  sessions: Session[] = [];
  enquiries = 0;
  bindStatus = 0;
  answersEnquiries = true;
  taking: (pdu: Pdu, place: number) => Taking = (_pdu, place) => ({ messageId: `M${place}` });
  readonly #server;

  constructor(tls: Readonly<Record<string, unknown>> = {}) {
    this.#server = smpp.createServer(tls, (session) => this.#met(session));
  }

  /** Listens, on the port it had where it was closed before. */
  async open(port = 0): Promise<number> {
    this.#server.listen(port, '127.0.0.1');
    await once(this.#server, 'listening');
    return (this.#server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.cut();
    await closed;
  }

  cut(): void {
    for (const session of this.sessions) session.destroy();
    this.sessions = [];
  }

  /** Brings the node something; resolves with the status of its answer. */
  deliver(fields: Readonly<Record<string, unknown>>): Promise<number> {
    return new Promise((resolve) => {
      this.sessions.at(-1)?.deliver_sm(fields, ({ command_status }) => resolve(command_status));
    });
  }

  receipt(id: string, stat: string, more: Readonly<Record<string, unknown>> = {}): Promise<number> {
    return this.deliver({
      esm_class: 4,
      short_message: Buffer.from(`id:${id} sub:001 dlvrd:001 stat:${stat} err:000 text:x`),
      ...more,
    });
  }

  #met(session: Session): void {
    session.on('error', () => undefined);
    session.on('bind_transceiver', (pdu: Pdu) => {
      this.binds.push(pdu);
      session.send(pdu.response({ command_status: this.bindStatus }));
      if (this.bindStatus === 0) this.sessions.push(session);
    });
    session.on('enquire_link', (pdu: Pdu) => {
      this.enquiries += 1;
      if (this.answersEnquiries) session.send(pdu.response());
    });
    session.on('unbind', (pdu: Pdu) => session.send(pdu.response()));
    session.on('submit_sm', (pdu: Pdu) => {
      this.submitted.push(pdu);
      const taking = this.taking(pdu, this.submitted.length);
      if (taking === 'cut') this.cut();
      else if (taking !== 'silence')
        session.send(
          'messageId' in taking
            ? pdu.response({ message_id: taking.messageId })
            : pdu.response({ command_status: taking.status }),
        );
    });
  }
}
