import type { SubjectId } from '@ulinzi/domain/kernel';
import type { KeyObject } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { transaction } from '../sqlite/index.ts';
import { type Cover, noCover } from './cover.ts';
import { emptyOwnLog } from './database.ts';
import {
  changed,
  type HeardKind,
  type Holder,
  isSameHolder,
  type Line,
  type NamedHolder,
  newLine,
} from './line.ts';
import { digestOf, LineStore } from './line-store.ts';
import { type FoundLine, RecentLines } from './recent-lines.ts';
import { isOnRingList, writeRingList } from './ring-list.ts';

const linesInMemory = 10_000;

/** What a message did to its line. */
export interface Heard {
  /** The alert it went into; null where it opened none. */
  readonly recentSubject: SubjectId | null;
  readonly recentAt: number | null;
  /** Given only when an acknowledgement was sent. */
  readonly acknowledgedAt?: number | null;
}

/**
 * Changes lie over what is committed until the batch is: discarding them is dropping the overlay, and nothing
 * beneath it has to be put back.
 */
export class Lines {
  readonly #database: DatabaseSync;
  readonly #store: LineStore;
  readonly #cover: Cover;
  readonly #lookupKey: KeyObject;
  readonly #recent: RecentLines;
  readonly #pending = new Map<number, FoundLine>();
  readonly #pendingNew = new Map<string, number>();
  #isListNew = false;

  constructor(
    database: DatabaseSync,
    lookupKey: KeyObject,
    { capacity = linesInMemory, cover = noCover }: { capacity?: number; cover?: Cover } = {},
  ) {
    this.#database = database;
    this.#store = new LineStore(database, cover);
    this.#cover = cover;
    this.#lookupKey = lookupKey;
    this.#recent = new RecentLines(capacity);
  }

  get hasPending(): boolean {
    return this.#pending.size > 0;
  }

  heardFrom(number: string, now: number, kind: HeardKind | null = null): Line {
    const digest = this.#digestOf(number);
    const found = this.#byDigest(digest);
    const line = found?.line ?? newLine(number);
    if (!found) this.#pendingNew.set(digest, line.id);
    const heard = { firstHeardAt: line.firstHeardAt ?? now, lastHeardAt: now, lastHeardKind: kind };
    return this.#change({ line: changed(line, heard), digest });
  }

  withNumber(number: string): Line | undefined {
    return this.#byDigest(this.#digestOf(number))?.line;
  }

  byId(id: number): Line | undefined {
    return this.#found(id)?.line;
  }

  noteHeard(id: number, { recentSubject, recentAt, acknowledgedAt }: Heard): Line | undefined {
    const found = this.#found(id);
    if (!found) return undefined;
    const acknowledged = acknowledgedAt === undefined ? {} : { acknowledgedAt };
    return this.#change({
      ...found,
      line: changed(found.line, { recentSubject, recentAt, ...acknowledged }),
    });
  }

  assign(number: string, holder: Holder): Line {
    const digest = this.#digestOf(number);
    const found = this.#byDigest(digest);
    const line = found?.line ?? newLine(number);
    if (!found) this.#pendingNew.set(digest, line.id);
    const isOthers = line.holder.kind !== 'stranger' && !isSameHolder(line.holder, holder);
    // A stranger who becomes known keeps her open alert; another person's alert is not handed on with the number.
    const past = isOthers ? { recentSubject: null, recentAt: null, acknowledgedAt: null } : {};
    return this.#change({ line: changed(line, { holder, state: 'active', ...past }), digest });
  }

  revoke(id: number): Line | undefined {
    const found = this.#found(id);
    return found && this.#change({ ...found, line: changed(found.line, { state: 'revoked' }) });
  }

  ofHolder(holder: NamedHolder): Line[] {
    const committed = this.#store.ofHolder(holder).filter(({ id }) => !this.#pending.has(id));
    const pending = [...this.#pending.values()]
      .map(({ line }) => line)
      .filter((line) => isSameHolder(line.holder, holder));
    return [...committed, ...pending].sort((a, b) => a.id - b.id);
  }

  forgetStrangers(lastHeardBefore: number, keep: (lineId: number) => boolean): number[] {
    const ids = this.#store
      .strangersLastHeardBefore(lastHeardBefore)
      .filter((id) => !this.#pending.has(id) && !keep(id));
    if (ids.length === 0) return ids;
    transaction(this.#database, () => this.#store.erase(ids));
    for (const id of ids) this.#recent.drop(id);
    emptyOwnLog(this.#database);
    return ids;
  }

  /** Inside the caller's transaction; `settle` follows when that is on the disk. */
  writePending(): void {
    const lines = [...this.#pending.values()];
    const isDuty =
      this.#cover.isAttended &&
      isOnRingList(
        this.#database,
        lines.map(({ line }) => line),
      );
    for (const found of lines) this.#store.write(found);
    if (!isDuty) return;
    writeRingList(this.#database, this.#store.dutyLines());
    this.#isListNew = true;
  }

  settle(): void {
    // What stood on the list is in the write-ahead log, or under it, until then.
    if (this.#isListNew) emptyOwnLog(this.#database);
    this.#isListNew = false;
    for (const found of this.#pending.values()) this.#recent.keep(found);
    this.discard();
  }

  discard(): void {
    this.#pending.clear();
    this.#pendingNew.clear();
  }

  #change(found: FoundLine): Line {
    this.#pending.set(found.line.id, found);
    return found.line;
  }

  #found(id: number): FoundLine | undefined {
    return this.#pending.get(id) ?? this.#recent.byId(id) ?? this.#remember(this.#store.byId(id));
  }

  #byDigest(digest: string): FoundLine | undefined {
    const id = this.#pendingNew.get(digest);
    if (id !== undefined) return this.#pending.get(id);
    const found = this.#recent.byDigest(digest) ?? this.#remember(this.#store.byDigest(digest));
    return found && (this.#pending.get(found.line.id) ?? found);
  }

  #remember(found: FoundLine | undefined): FoundLine | undefined {
    if (found) this.#recent.keep(found);
    return found;
  }

  #digestOf(number: string): string {
    return digestOf(this.#lookupKey, number);
  }
}
