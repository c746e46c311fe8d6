// What a job may read when it decides, and what it gives back: the entries and outgoing messages to be written.
import type { AlertState, AlertView } from '@ulinzi/domain/alerts';
import type { Page } from '@ulinzi/domain/channels';
import type {
  BodyDigest,
  Entry,
  EntryId,
  Moment,
  Outcome,
  PenId,
  Refusal,
  SubjectId,
  SubjectKind,
} from '@ulinzi/domain/kernel';
import type { Registers, RegisterState } from '@ulinzi/domain/registers';
import type { WordId } from '@ulinzi/words';

export interface BodyDraft {
  readonly name: string;
  readonly kind: BodyDigest['kind'];
  readonly plain: Uint8Array;
}

export interface EntryDraft {
  readonly id: EntryId;
  readonly act: string;
  readonly subject: { readonly kind: SubjectKind; readonly id: SubjectId };
  readonly creates: boolean;
  readonly circle?: number;
  readonly epoch: number;
  readonly saw: string | null;
  readonly pen: PenId;
  readonly occurred: Moment;
  readonly data: object;
  readonly bodies: readonly BodyDraft[];
  readonly outcome: Outcome;
  /** By which phone it came, and that one's signature over the text that it wrote. */
  readonly signed?: { readonly device: string; readonly signature: string };
}

export interface OutgoingDraft {
  readonly id: string;
  readonly purpose: 'acknowledgement' | 'page' | 'feedback';
  readonly gateway: string;
  readonly urgent: boolean;
  /** Line of the keystore; sealed before it reaches the database. Null where no number is known. */
  readonly line: number | null;
  readonly words: WordId;
  readonly locale: 'fr' | 'en' | 'sw';
  readonly fill: Readonly<Record<string, string | number>>;
  readonly alert: SubjectId | null;
  readonly page: string | null;
  readonly post: string | null;
  /** Not before this moment: a source's safe hours. */
  readonly notBefore: Moment;
  readonly expires: Moment;
}

/** `held`: put back from a backup, and nobody knows whether it was sent; it waits for a person (node/backup). */
export type OutgoingState = 'queued' | 'held' | 'handed' | 'sent' | 'delivered' | 'failed' | 'given-up';

export interface OutgoingChange {
  readonly id: string;
  /**
   * The gateway from which the news comes: without effect on a message that another has by now. One that has ended its
   * way is never changed.
   */
  readonly of: string;
  /** Another gateway that has it from now on. */
  readonly movedTo?: string;
  /** Without effect on a message that has come elsewhere meanwhile. */
  readonly from?: OutgoingState;
  readonly state: OutgoingState;
  readonly cause: string | null;
  readonly nextAt: Moment;
  readonly attempts: number;
}

/** Everything one job writes; all of it in one transaction, or none. */
export interface Plan<Result> {
  readonly entries: readonly EntryDraft[];
  readonly outgoing?: readonly OutgoingDraft[];
  readonly changes?: readonly OutgoingChange[];
  readonly result: Result;
}

/** The state of the node as a job sees it: what is committed, and what its batch has decided before it. */
export interface View {
  /** Steady time; the whole batch has one. */
  readonly now: Moment;
  readonly registers: Registers;
  alert(id: SubjectId): AlertState | undefined;
  register(kind: SubjectKind, id: SubjectId): { version: number; state: RegisterState } | undefined;
  page(id: string): Page | undefined;
  pagesOf(post: string): readonly Page[];
  /** The row of an entry that is in the log already. */
  logged(id: EntryId): LoggedEntry | undefined;
  /** Whether somebody is being rung for an alert of this village. */
  ringsIn(community: string): boolean;
  isNumberUsed(base: string, number: string): boolean;
  numbersUsed(base: string): number;
  newId(): EntryId;
}

export interface LoggedEntry {
  readonly entry: Entry;
  readonly bytes: Uint8Array;
  readonly outcome: Outcome;
}

/** Asks for a subject as it stood at an earlier version; the job is then decided again with it. */
export interface NeedsHistory {
  readonly history:
    | { readonly alert: SubjectId; readonly view: AlertView; readonly version: number }
    | { readonly register: SubjectId; readonly version: number };
}

/** The subject as its author saw it: an alert or a register, as was asked for. */
export type History = AlertState | RegisterState;

export interface Job<Result> {
  /** Alerts to have at hand. */
  readonly needs?: readonly SubjectId[];
  /** Entry ids that may be in the log already. */
  readonly mayBeLogged?: readonly EntryId[];
  decide(view: View, history?: History): Plan<Result> | Refusal | NeedsHistory;
}
