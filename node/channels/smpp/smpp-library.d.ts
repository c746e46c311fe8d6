// What we use of the library `smpp` 0.5.1, which comes without types.
declare module 'smpp' {
  import type { EventEmitter } from 'node:events';
  import type { Server as NetServer } from 'node:net';

  export interface Pdu {
    readonly command: string;
    readonly command_status: number;
    readonly sequence_number: number;
    readonly message_id?: string;
    readonly source_addr?: string;
    readonly source_addr_ton?: number;
    readonly destination_addr?: string;
    readonly system_id?: string;
    readonly password?: string;
    readonly esm_class?: number;
    readonly data_coding?: number;
    readonly registered_delivery?: number;
    readonly validity_period?: unknown;
    readonly short_message?: unknown;
    readonly message_payload?: unknown;
    readonly receipted_message_id?: unknown;
    readonly message_state?: number;
    readonly user_message_reference?: number;
    readonly sar_msg_ref_num?: number;
    readonly sar_total_segments?: number;
    readonly sar_segment_seqnum?: number;
    response(fields?: Readonly<Record<string, unknown>>): Pdu;
  }

  type Fields = Readonly<Record<string, unknown>>;
  type Heard = (pdu: Pdu) => void;

  export interface Session extends EventEmitter {
    /** False where the socket takes nothing any more: nothing was sent. */
    send(pdu: Pdu, answered?: Heard): boolean;
    bind_transceiver(fields: Fields, answered: Heard): boolean;
    submit_sm(fields: Fields, answered: Heard): boolean;
    deliver_sm(fields: Fields, answered: Heard): boolean;
    enquire_link(answered: Heard): boolean;
    unbind(answered: Heard): boolean;
    close(): void;
    destroy(): void;
  }

  interface Smpp {
    connect(options: Fields): Session;
    createServer(options: Fields, listener: (session: Session) => void): NetServer;
    readonly filters: { readonly message: { decode: (value: unknown) => unknown } };
    readonly encodings: {
      readonly ASCII: { encode(text: string): Uint8Array; decode(bytes: Uint8Array): string };
    };
  }

  const smpp: Smpp;
  export default smpp;
}
