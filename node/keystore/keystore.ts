// What a node must be able to lose: the keys of bodies, phone numbers, names, and its own keys. One SQLite file
// in a folder of its own, never in the data folder or its backups.
//
// Unattended, the keystore opens by itself, so that a node that lost its power works again without a person. Its keys
// are then not encrypted under another: such a key would have to lie beside them. Whoever takes the machine has both;
// whoever has only the data, its backups or the database has neither texts nor numbers nor names. Attended, what it
// keeps is covered by a key that a passphrase gives (attendance.ts); until then the node takes in and rings.
//
// For the one thread of the node. New body keys and changes of lines wait in memory until `commit`; accounts,
// claims and destructions are on the disk when their call returns.
import type { EntryId, NodeId, PenId, Refusal } from '@ulinzi/domain/kernel';
import { sign } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { isSameSecret } from './access.ts';
import { type Account, accountWith, type Pen, penOfPost, penWith, sittingPen } from './accounts.ts';
import { Attendance } from './attendance.ts';
import { Attempts } from './attempts.ts';
import { BodyKeys } from './body-keys.ts';
import { Credentials, type NewCredential } from './credentials.ts';
import { CertificateKeys } from './certificate-keys.ts';
import { emptyOwnLog } from './database.ts';
import { Devices } from './devices.ts';
import { transaction } from '../sqlite/index.ts';
import { exportKeystore } from './backup-lines.ts';
import { GatewaySecrets } from './gateway-secrets.ts';
import { type Identity, type NodeKind, readIdentity } from './identity.ts';
import type { Holder, Line, NamedHolder } from './line.ts';
import { type Heard, Lines } from './lines.ts';
import { LockedLines } from './locked-lines.ts';
import { messageId } from './message-id.ts';
import { OpenRosaForms } from './openrosa-forms.ts';
import { OpenRosaLinks } from './openrosa-links.ts';
import { operatorTokenIn } from './operator-token.ts';
import { Passkeys } from './passkeys.ts';
import { Postings } from './postings.ts';
import { KeystoreRefused } from './refused.ts';
import { type Hashing, hashingInUse } from './secret-hash.ts';
import { Sessions } from './sessions.ts';

/** Who acts: whoever runs the node, in its name; or a person, in a posting. */
export type Actor =
  | { readonly kind: 'operator'; readonly pen: PenId; readonly post: null }
  | { readonly kind: 'account'; readonly pen: PenId; readonly post: string };

/** The keystore of one node, open; made by `openKeystore` and `createKeystore`. */
export class Keystore {
  readonly #database: DatabaseSync;
  #identity: Identity;
  #bodies: BodyKeys;
  #lines: Lines | LockedLines;
  readonly #operatorToken: string;
  readonly #postings: Postings;
  /** Whether it opens by itself, and what waits where it does not. */
  readonly attendance: Attendance;
  /** What pens sign in with. */
  readonly credentials: Credentials;
  /** Keys of people's devices, which stand for passphrase and code. */
  readonly passkeys: Passkeys;
  /** Screens that are signed in. */
  readonly sessions: Sessions;
  /** Wrong tries at signing in. */
  readonly attempts: Attempts;
  /** Phones that write for pens. */
  readonly devices: Devices;
  /** What gateways' own programs and the node know each other by. */
  readonly gatewaySecrets: GatewaySecrets;
  /** Links of visiting teams' phones, and an organisation's own forms. */
  readonly openRosaLinks: OpenRosaLinks;
  readonly openRosaForms: OpenRosaForms;
  /** The mission's authority and this node's certificates. */
  readonly certificates: CertificateKeys;

  constructor(database: DatabaseSync, dir: string, hashing: Hashing = hashingInUse) {
    this.#database = database;
    this.attendance = new Attendance(database);
    const { cover } = this.attendance;
    this.#identity = readIdentity(database, cover);
    this.#bodies = this.#bodiesNow();
    this.#lines = this.#linesNow();
    this.#operatorToken = operatorTokenIn(dir);
    this.credentials = new Credentials(database, hashing, cover);
    this.passkeys = new Passkeys(database);
    this.sessions = new Sessions(database);
    this.attempts = new Attempts(database, () => this.#identity.lookupKey);
    this.devices = new Devices(database, () => this.#identity.lookupKey);
    const { credentials, sessions, attempts } = this;
    this.#postings = new Postings(database, { credentials, sessions, attempts }, cover);
    this.gatewaySecrets = new GatewaySecrets(database);
    this.openRosaLinks = new OpenRosaLinks(database);
    this.openRosaForms = new OpenRosaForms(database);
    this.certificates = new CertificateKeys(database, cover);
  }

  #bodiesNow(): BodyKeys {
    const { cover, waiting } = this.attendance;
    return new BodyKeys(this.#database, cover, waiting);
  }

  #linesNow(): Lines | LockedLines {
    const { cover, waiting } = this.attendance;
    return cover.isLocked && waiting
      ? new LockedLines(this.#database, waiting)
      : new Lines(this.#database, this.#identity.lookupKey, { cover });
  }

  /** True until the passphrase was given. What needs a secret is refused with `keystore/locked`. */
  get isLocked(): boolean {
    return this.attendance.isLocked;
  }

  /**
   * Opens an attended keystore, and puts what came in meanwhile where it belongs. Between two cores of the node only:
   * what is half done would be known by other keys before and after.
   */
  unlock(dataKey: Uint8Array): void {
    if (!this.isLocked) return;
    const { attendance } = this;
    this.discardPending();
    attendance.cover.open(dataKey);
    try {
      const identity = readIdentity(this.#database, attendance.cover);
      transaction(this.#database, () => attendance.takeIn(identity));
      this.#identity = identity;
    } catch (error) {
      attendance.cover.close();
      throw error;
    }
    attendance.taken();
    this.#bodies = this.#bodiesNow();
    this.#lines = this.#linesNow();
    emptyOwnLog(this.#database);
  }

  /** Lets go of everything that the passphrase gave. Between two cores of the node only. */
  lock(): void {
    if (!this.attendance.isAttended || this.isLocked) return;
    this.discardPending();
    this.attendance.cover.close();
    this.#identity = readIdentity(this.#database, this.attendance.cover);
    this.#bodies = this.#bodiesNow();
    this.#lines = this.#linesNow();
  }

  /** Changes with what keys are at hand: what was derived from them holds no longer than this. */
  get keysAtHand(): object {
    return this.#identity;
  }

  get nodeId(): NodeId {
    return this.#identity.nodeId;
  }

  get kind(): NodeKind {
    return this.#identity.kind;
  }

  /** The pen of what the node writes by itself. */
  get nodePen(): PenId {
    return this.#identity.nodePen;
  }

  /** Refuses to go on with the data of another node, or with an exercise's keystore on a real node's data. */
  checkNode(expected: { nodeId: string; kind: NodeKind }): void {
    const { nodeId, kind } = this.#identity;
    if (nodeId === expected.nodeId && kind === expected.kind) return;
    throw new KeystoreRefused('keystore/other-node', {
      node: nodeId,
      kind,
      expectedNode: expected.nodeId,
      expectedKind: expected.kind,
    });
  }

  /** Puts all new keys and changed lines on the disk in one transaction. If it throws, all of them still wait. */
  commit(): void {
    const { attendance } = this;
    if (!this.#bodies.hasPending && !this.#lines.hasPending && !attendance.hasPending) return;
    transaction(this.#database, () => {
      this.#bodies.writePending();
      this.#lines.writePending();
      attendance.writePending();
    });
    this.#bodies.forgetPending();
    this.#lines.settle();
    attendance.discard();
  }

  /** Drops all new keys and changed lines since the last commit, for a batch that was given up. */
  discardPending(): void {
    this.#bodies.forgetPending();
    this.#lines.discard();
    this.attendance.discard();
  }

  /**
   * Commits one by one on the disk, as always, or all together when this is called again with `true`: for an exercise
   * that is being made, and is made anew where that is cut off. The file stays whole either way.
   */
  eachCommitOnDisk(isWanted: boolean): void {
    this.#database.exec(`PRAGMA synchronous = ${isWanted ? 'FULL' : 'NORMAL'}`);
    if (isWanted) emptyOwnLog(this.#database);
  }

  /** Everything to be put back by `importKeystore`, line by line; the caller seals it. Nothing of it touches the disk. */
  backupLines(): AsyncGenerator<string> {
    return exportKeystore(this.#database);
  }

  /** Lets go of the file; what was not committed is lost. */
  close(): void {
    this.discardPending();
    this.#database.close();
  }

  /** Encrypts a body under a new key, which waits for `commit`. Ids of keys rise by one and are never reused. */
  seal(plain: Uint8Array): { sealed: Uint8Array; keyId: number } {
    return this.#bodies.seal(plain);
  }

  /**
   * Gives the bytes of a body, or says that its key is destroyed (or never was in this keystore).
   * Throws `keystore/body-altered` where the sealed bytes are not what was sealed.
   */
  openBody(sealed: Uint8Array): Uint8Array | { gone: true } {
    return this.#bodies.open(sealed);
  }

  /** Erases bodies for good by destroying their keys. The entry that says so must be in the log before. */
  destroyKeys(ids: Iterable<number>): void {
    this.#bodies.destroy(ids);
  }

  /**
   * Destroys again what the log says was destroyed, before any body is opened: a keystore put back from a backup
   * still has those keys. Gives how many it had; any number of times is as good as once.
   */
  replayDestroyed(ids: Iterable<number>): number {
    return this.#bodies.destroy(ids);
  }

  /**
   * Gives out no key id up to the highest in the log. For a start with a keystore put back from a backup, which
   * would otherwise give new keys the ids of the ones it lost, and destroy them in their place.
   */
  neverReuse(highestKeyInLog: number): void {
    this.#bodies.neverReuse(highestKeyInLog);
  }

  /**
   * At a start: destroys the keys that were committed for entries which never reached the log, among those that
   * were there when the keystore was opened and that no earlier sweep has seen. Gives how many.
   * `isUsed` tells which of up to 1,000 ids the log knows; check the node first, a wrong log knows none of them.
   */
  sweepUnused(isUsed: (ids: number[]) => Promise<Set<number>>): Promise<number> {
    return this.#bodies.sweep(isUsed);
  }

  /** The line of a number that was heard from just now, a stranger's if it is new. Waits for `commit`. */
  lineFor(number: string, now: number, kind: 'text' | 'call' | null = null): Line {
    return this.#lines.heardFrom(number, now, kind);
  }

  /** The line of a number, where there is one; changes nothing. */
  findLine(number: string): Line | undefined {
    return this.#lines.withNumber(number);
  }

  /** The line with this id; undefined where it was forgotten. */
  line(id: number): Line | undefined {
    const alias = this.attendance.aliasOf(id);
    return this.#lines.byId(alias ?? id);
  }

  /** Remembers which alert a line's message went into, and when it was last answered. Waits for `commit`. */
  noteHeard(id: number, heard: Heard): Line | undefined {
    return this.#lines.noteHeard(id, heard);
  }

  /**
   * Gives a number to a holder, whoever had it before; a revoked line is active again. Waits for `commit`.
   * `findLine` tells beforehand whose it is. Given to nobody (a stranger), it goes with the next
   * `forgetStrangers` unless it was heard since.
   */
  assignLine(number: string, holder: Holder): Line {
    return this.#lines.assign(number, holder);
  }

  /** Marks a line as no longer trusted (lost, seized); it keeps its holder. Waits for `commit`. */
  revokeLine(id: number): Line | undefined {
    return this.#lines.revoke(id);
  }

  /** All lines of a source or a post, revoked ones too. */
  linesOf(holder: NamedHolder): Line[] {
    return this.#lines.ofHolder(holder);
  }

  /**
   * Erases the numbers of strangers last heard before a moment (DOMAIN section 4: 72 h), except those to keep
   * and those heard since the last commit. Revoked lines stay, so that they are still known. Gives their ids.
   */
  forgetStrangers(lastHeardBefore: number, keep: (lineId: number) => boolean): number[] {
    return this.#lines.forgetStrangers(lastHeardBefore, keep);
  }

  /** Opens an account for a person in a post; the code is for her to claim it with, once, within 72 h. */
  openAccount(
    { name, post }: { name: string; post: string },
    now: number = Date.now(),
  ): { account: Account; pen: Pen; claimCode: string } {
    return this.#postings.open(name, post, now);
  }

  account(id: string): Account | undefined {
    return accountWith(this.#database, this.attendance.cover, id);
  }

  /** Who is behind a pen, and in which post. Telling anyone is an act of its own. */
  pen(id: string): Pen | undefined {
    return penWith(this.#database, id);
  }

  /** The pen that was in this post at this moment; the last to come where several were. */
  penOfPost(post: string, at: number): Pen | undefined {
    return penOfPost(this.#database, post, at);
  }

  /** The pen that is in this post, whatever the clock says. */
  sittingPen(post: string): Pen | undefined {
    return sittingPen(this.#database, post);
  }

  /**
   * Moves the person behind a pen to a new posting: a new pen and a new code; the old pen ends, and so does every
   * token and session given to it, and what it signed in with. Undefined where the pen is unknown or has ended.
   */
  movePen(id: string, post: string, now: number = Date.now()): { pen: Pen; claimCode: string } | undefined {
    return this.#postings.move(id, post, now);
  }

  /** Ends a pen: its person has left the post; every code, token and session given to it stops working. */
  retirePen(id: PenId, now: number = Date.now()): void {
    this.#postings.retire(id, now);
  }

  /** A new code for the person behind a pen; every code, token and session given to it before stops working. */
  renewCode(id: PenId, now: number = Date.now()): string {
    return this.#postings.renew(id, now);
  }

  /** Turns a code into a token, once. Unknown, used and expired codes are refused in the same words. */
  claim(code: string, now: number = Date.now()): { token: string; post: string; pen: PenId } | Refusal {
    return this.#postings.claim(code, now);
  }

  /** The pen that a one-time code was given for, which stays good; undefined where it is unknown, used or expired. */
  penOfClaim(code: string, now: number = Date.now()): Pen | undefined {
    return this.#postings.ofClaim(code, now);
  }

  /** Gives the pen of a code what it signs in with, and uses the code up; false where it was used meanwhile. */
  enrol(code: string, pen: PenId, credential: NewCredential): Promise<boolean> {
    return this.#postings.enrol(code, pen, credential);
  }

  /** Who a bearer token speaks for. */
  actorOfToken(token: string): Actor | undefined {
    if (isSameSecret(token, this.#operatorToken)) return { kind: 'operator', pen: this.nodePen, post: null };
    const pen = this.#postings.ofToken(token);
    return pen && { kind: 'account', pen: pen.id, post: pen.post };
  }

  /** The token in the file `api-token` of the folder, which only the node's user can read. */
  operatorToken(): string {
    return this.#operatorToken;
  }

  /** The public half of the node's key, to be given to whoever verifies its heads: 43 characters of base64url. */
  get publicKey(): string {
    return this.#identity.publicKey;
  }

  /** Signs a head of the log with the node's key (Ed25519, 64 bytes). */
  signHead(bytes: Uint8Array): Uint8Array {
    return new Uint8Array(sign(null, bytes, this.#identity.signingKey));
  }

  /** The id of a message from outside: the same parts give the same UUID, in this node and its standby alone. */
  hmacMessageId(parts: readonly string[]): EntryId {
    return messageId(this.#identity.messageKey, parts);
  }
}
