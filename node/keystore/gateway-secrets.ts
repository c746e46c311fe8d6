// What the node and a gateway's own program (a Kannel, an SMS centre, whatever posts to us) know each other by.
import { randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { rowOf, transaction } from '../sqlite/index.ts';
import { isSameSecret } from './access.ts';

/** What the node shows to the program; empty where its kind asks for none. */
export interface GatewayCredentials {
  readonly user: string;
  readonly password: string;
  readonly statusPassword: string;
  /** The number or name that texts are sent from. */
  readonly sourceAddress?: string;
}

export interface GatewaySecret extends Required<GatewayCredentials> {
  /** What the program shows to the node, or signs with: a hundred and ninety-two bits, fit for an address. */
  readonly door: string;
}

export class GatewaySecrets {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  /** Keeps what a new gateway is spoken to with, and draws the secret of its door. On the disk when this returns. */
  keep(gateway: string, given: GatewayCredentials): void {
    const { user, password, statusPassword, sourceAddress = '' } = given;
    const door = randomBytes(24).toString('base64url');
    transaction(this.#database, () =>
      this.#database
        .prepare(
          `INSERT OR REPLACE INTO gateway_secret (gateway, user, password, status_password, door, source_address)
           VALUES (?, ?, ?, ?, ?, ?)`,
        )
        .run(gateway, user, password, statusPassword, door, sourceAddress),
    );
  }

  of(gateway: string): GatewaySecret | undefined {
    const sql = `SELECT user, password, status_password AS statusPassword, door, source_address AS sourceAddress
       FROM gateway_secret WHERE gateway = ?`;
    return rowOf<GatewaySecret>(this.#database.prepare(sql), gateway);
  }

  isDoorSecret(gateway: string, given: string): boolean {
    return isSameSecret(given, this.of(gateway)?.door ?? randomBytes(24).toString('base64url'));
  }
}
