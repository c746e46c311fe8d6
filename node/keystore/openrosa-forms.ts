// An organisation's own forms, and how their answers become a report: part of how this node is set up, kept with its keys
// so that a restore brings them back.
import type { DatabaseSync } from 'node:sqlite';
import { rowsOf } from '../sqlite/index.ts';

export interface OwnForm {
  readonly formId: string;
  readonly version: string;
  readonly xml: string;
  /** JSON, as it was given. */
  readonly mapping: string;
}

interface Row {
  form_id: string;
  version: string;
  xml: string;
  mapping: string;
}

export class OpenRosaForms {
  readonly #database: DatabaseSync;
  #known: readonly OwnForm[] | null = null;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  /** Every version of every form, in the order of their names. */
  all(): readonly OwnForm[] {
    this.#known ??= rowsOf<Row>(
      this.#database.prepare('SELECT * FROM openrosa_form ORDER BY form_id, rowid'),
    ).map(({ form_id, version, xml, mapping }) => ({ formId: form_id, version, xml, mapping }));
    return this.#known;
  }

  /** Keeps a form; one of the same name and version is replaced. */
  put({ formId, version, xml, mapping }: OwnForm): void {
    this.#database
      .prepare('INSERT OR REPLACE INTO openrosa_form VALUES (?, ?, ?, ?)')
      .run(formId, version, xml, mapping);
    this.#known = null;
  }

  /** Takes every version of a form away; false where there was none. */
  remove(formId: string): boolean {
    const { changes } = this.#database.prepare('DELETE FROM openrosa_form WHERE form_id = ?').run(formId);
    this.#known = null;
    return changes > 0;
  }
}
