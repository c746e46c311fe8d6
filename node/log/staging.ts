// What a batch has decided but not yet written. Later jobs of the batch see it; if the transaction fails, it is
// dropped and the memory is as it was.
import { randomUUID } from 'node:crypto';
import { type AlertState, changesLane, evolveAlert, ringsOf } from '@ulinzi/domain/alerts';
import { type Page, pageClosed, pageOpened } from '@ulinzi/domain/channels';
import type { Entry, EntryId, Moment, Outcome, SubjectId, SubjectKind } from '@ulinzi/domain/kernel';
import type { Registers } from '@ulinzi/domain/registers';
import type { Held, HeldRegister, Memory } from './memory.ts';
import { numberHeld } from './numbers.ts';
import type { LoggedEntry, View } from './plan.ts';
import { foldRegister } from './register-fold.ts';

/** An alert that a batch has changed. */
export interface ChangedAlert extends Held<AlertState> {
  /** Position of the last entry that did. */
  readonly changed: number;
  /** Position of the last entry that changed what its province can see of it; null where none did. */
  readonly changedInLane: number | null;
  /** As it stood before the batch; undefined for one that the batch opened. */
  readonly before: AlertState | undefined;
}

export class Staging implements View {
  readonly now: Moment;
  readonly #memory: Memory;
  readonly alerts = new Map<SubjectId, ChangedAlert>();
  readonly registersChanged = new Map<SubjectId, HeldRegister>();
  readonly pages = new Map<string, Page>();
  readonly #logged: Map<EntryId, LoggedEntry>;
  readonly #numbers = new Set<string>();

  constructor(memory: Memory, now: Moment, logged: Map<EntryId, LoggedEntry>) {
    this.#memory = memory;
    this.now = now;
    this.#logged = logged;
  }

  get registers(): Registers {
    return this.#memory;
  }

  newId(): EntryId {
    return randomUUID() as EntryId;
  }

  /** The number under which the readings know an alert; null where it is not at hand. */
  alertNo(id: SubjectId): number | null {
    return (this.alerts.get(id) ?? this.#memory.alertHeld(id))?.no ?? null;
  }

  alert(id: SubjectId): AlertState | undefined {
    return (this.alerts.get(id) ?? this.#memory.alertHeld(id))?.state;
  }

  register(kind: SubjectKind, id: SubjectId): HeldRegister | undefined {
    const held = this.registersChanged.get(id) ?? this.#memory.registerHeld(id);
    return held?.kind === kind ? held : undefined;
  }

  page(id: string): Page | undefined {
    return this.pages.get(id) ?? this.#memory.page(id);
  }

  pagesOf(post: string): readonly Page[] {
    const changed = [...this.pages.values()].filter((page) => page.post === post);
    const ids = new Set(changed.map((page) => page.id));
    return [...this.#memory.pagesOf(post).filter((page) => !ids.has(page.id)), ...changed];
  }

  logged(id: EntryId): LoggedEntry | undefined {
    return this.#logged.get(id);
  }

  ringsIn(community: string): boolean {
    for (const { state } of this.alerts.values())
      if (state.community === community && ringsOf(state).length > 0) return true;
    for (const { state } of this.#memory.ringing())
      if (state.community === community && !this.alerts.has(state.id)) return true;
    return false;
  }

  isNumberUsed(base: string, number: string): boolean {
    return this.#numbers.has(`${base} ${number}`) || this.#memory.isNumberUsed(base, number);
  }

  numbersUsed(base: string): number {
    return this.#memory.numbersUsed(base);
  }

  /**
   * Folds one entry into the readings of its subject, and gives the subject's `no`. `position` is the entry's own,
   * and so the number of a subject that it creates.
   */
  fold(entry: Entry, outcome: Outcome, at: Moment, position: number, bytes: Uint8Array): number {
    this.#logged.set(entry.id, { entry, bytes, outcome });
    const { kind, id } = entry.subject;
    if (kind === 'alert') return this.#foldAlert(entry, outcome, at, position, id);
    if (kind === 'outgoing' || kind === 'node') return position;
    if (kind !== 'page') return this.#foldRegister(entry, outcome, at, position);
    return outcome === 'contested' ? position : this.#foldPage(entry, at, position, id);
  }

  #foldAlert(entry: Entry, outcome: Outcome, at: Moment, position: number, id: SubjectId): number {
    const staged = this.alerts.get(id);
    const held = staged ?? this.#memory.alertHeld(id);
    const baseCircle = held ? undefined : this.#memory.base(String(entry.data['base']))?.circle;
    const state = evolveAlert(held?.state, { entry, outcome, at, baseCircle });
    const no = held?.no ?? position;
    const changedInLane = changesLane(held?.state, state) ? position : (staged?.changedInLane ?? null);
    const before = staged ? staged.before : held?.state;
    this.alerts.set(id, { no, state, changed: position, changedInLane, before });
    this.#numbers.add(`${state.base} ${state.number}`);
    return no;
  }

  #foldPage(entry: Entry, at: Moment, position: number, id: SubjectId): number {
    const before = this.page(id);
    const state = before
      ? pageClosed(before, entry.data as never, at)
      : pageOpened(id, entry.data as never, at);
    this.pages.set(id, state);
    return position;
  }

  #foldRegister(entry: Entry, outcome: Outcome, at: Moment, position: number): number {
    const { kind, id } = entry.subject;
    const held = this.register(kind, id);
    const no = held?.no ?? position;
    const baseOf = (slug: string) => this.#memory.community(slug)?.base ?? '';
    const folded = foldRegister(held, { entry, outcome, at }, baseOf);
    if (!folded || folded === held) return no;
    const numbered = numberHeld(kind, folded.state);
    if (numbered) this.#numbers.add(`${numbered.of} ${numbered.number}`);
    this.registersChanged.set(id, { no, kind, id, ...folded });
    return no;
  }

  /** Makes what was staged the memory's own: called once the transaction is on disk. */
  commit(): void {
    for (const held of this.registersChanged.values()) this.#memory.setRegister(held);
    for (const { no, state } of this.alerts.values()) this.#memory.setAlert({ no, state });
    for (const page of this.pages.values()) this.#memory.setPage(page);
  }
}
