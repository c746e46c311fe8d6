// The mission's authority, where this node has it, and certificates: its own with their keys, and those that it issued
// for other nodes.
import type { DatabaseSync } from 'node:sqlite';
import { rowOf, rowsOf, transaction } from '../sqlite/index.ts';
import { type Cover, noCover } from './cover.ts';

export interface KeptAuthority {
  readonly domain: string;
  /** DER. */
  readonly certificate: Uint8Array;
  /** PKCS #8 in DER; null where another node has it. */
  readonly key: Uint8Array | null;
}

export interface KeptCertificate {
  readonly name: string;
  /** Addresses that it holds for, beside the name. */
  readonly addresses: readonly string[];
  readonly certificate: Uint8Array;
  /** Null where it was issued for another node. */
  readonly key: Uint8Array | null;
}

type CertificateRow = Omit<KeptCertificate, 'addresses'> & { readonly addresses: string };

export class CertificateKeys {
  readonly #database: DatabaseSync;
  readonly #cover: Cover;

  constructor(database: DatabaseSync, cover: Cover = noCover) {
    this.#database = database;
    this.#cover = cover;
  }

  /** While the keystore is locked its key is not to be had, as if another node had it. */
  authority(): KeptAuthority | undefined {
    const row = rowOf<KeptAuthority>(
      this.#database.prepare('SELECT domain, certificate, key FROM authority WHERE one = 1'),
    );
    if (!row?.key) return row;
    return { ...row, key: this.#cover.isLocked ? null : this.#cover.bytesUnder('authority.key', row.key) };
  }

  /** On the disk when this returns. The key of an authority that is there already is never dropped. */
  keepAuthority({ domain, certificate, key }: KeptAuthority): void {
    const sql = `INSERT INTO authority VALUES (1, ?, ?, ?) ON CONFLICT (one) DO UPDATE SET
      domain = excluded.domain, certificate = excluded.certificate, key = coalesce(excluded.key, key)`;
    const covered = key && this.#cover.bytes('authority.key', key);
    transaction(this.#database, () => this.#database.prepare(sql).run(domain, certificate, covered));
  }

  of(name: string): KeptCertificate | undefined {
    return this.all().find((kept) => kept.name === name);
  }

  all(): readonly KeptCertificate[] {
    const sql = 'SELECT name, addresses, certificate, key FROM certificate ORDER BY name';
    return rowsOf<CertificateRow>(this.#database.prepare(sql)).map((row) => ({
      ...row,
      addresses: row.addresses === '' ? [] : row.addresses.split(' '),
    }));
  }

  /** Keeps a certificate in the place of the former one of its name. On the disk when this returns. */
  keep({ name, addresses, certificate, key }: KeptCertificate): void {
    const insert = this.#database.prepare('INSERT OR REPLACE INTO certificate VALUES (?, ?, ?, ?)');
    transaction(this.#database, () => insert.run(name, addresses.join(' '), certificate, key));
  }
}
