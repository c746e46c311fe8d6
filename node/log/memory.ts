// The readings that every decision needs, held in memory by the one writer: registers, pages of the last day, open
// rings, and the alerts used last. Loaded from the database at start, changed only by what has been committed.
import { type AlertState, type Ring, ringsOf } from '@ulinzi/domain/alerts';
import type { Gateway, KeptBack, Page } from '@ulinzi/domain/channels';
import type { Base, Community } from '@ulinzi/domain/communities';
import type { Moment, SubjectId, SubjectKind } from '@ulinzi/domain/kernel';
import type { Area } from '@ulinzi/domain/geography';
import type { Drill } from '@ulinzi/domain/drills';
import type { ClosedGroup, Handset } from '@ulinzi/domain/handsets';
import type { Meaning, Word } from '@ulinzi/domain/lexicon';
import { type Duty, onDuty, type Post, type Seat } from '@ulinzi/domain/people';
import type { Registers, RegisterState } from '@ulinzi/domain/registers';
import type { Situation } from '@ulinzi/domain/situations';
import type { Source } from '@ulinzi/domain/sources';
import type { Trouble } from '@ulinzi/domain/troubles';
import { numberHeld } from './numbers.ts';
import { WordList } from './word-list.ts';

export interface Held<State> {
  readonly no: number;
  readonly state: State;
}

export interface Ringing {
  readonly state: AlertState;
  readonly rings: readonly Ring[];
}

export interface HeldRegister {
  readonly no: number;
  readonly kind: SubjectKind;
  readonly id: SubjectId;
  readonly version: number;
  readonly state: RegisterState;
}

const alertsKept = 20_000;

export class Memory implements Registers {
  readonly #registers = new Map<SubjectId, HeldRegister>();
  /** The same by kind: lists, duty and every reader's circles are asked for far more often than a register changes. */
  readonly #kinds = new Map<SubjectKind, Map<SubjectId, HeldRegister>>();
  /** Messages that wait; of one that has had its end nothing is decided any more. */
  readonly #keptBack = new Map<SubjectId, HeldRegister>();
  readonly #slugs = new Map<string, RegisterState>();
  readonly #words = new WordList();
  readonly #alerts = new Map<SubjectId, Held<AlertState>>();
  readonly #tied = new Map<SubjectId, Set<number>>();
  readonly #ringing = new Map<SubjectId, Ringing>();
  readonly #numbers = new Map<string, Set<string>>();
  readonly #pages = new Map<string, Page>();
  readonly #pagesOfPost = new Map<string, Map<string, Page>>();
  #circles = 0;

  setRegister(held: HeldRegister): void {
    if (held.kind === 'message') return this.#setKeptBack(held);
    this.#registers.set(held.id, held);
    const ofKind = this.#kinds.get(held.kind) ?? new Map<SubjectId, HeldRegister>();
    this.#kinds.set(held.kind, ofKind.set(held.id, held));
    if (held.kind === 'word') this.#words.set(held.id, held.state as Word);
    else if ('slug' in held.state) this.#slugs.set(`${held.kind}:${held.state.slug}`, held.state);
    // It keeps its number: by it people find it again in what was said over the radio.
    const numbered = numberHeld(held.kind, held.state);
    if (numbered) this.useNumber(numbered.of, numbered.number);
    if (held.kind === 'base') this.#circles = Math.max(this.#circles, (held.state as Base).circle);
  }

  registerHeld(id: SubjectId): HeldRegister | undefined {
    return this.#registers.get(id) ?? this.#keptBack.get(id);
  }

  /** Messages that were kept back and wait. */
  *keptBack(): Iterable<{ no: number; id: SubjectId; state: KeptBack }> {
    for (const { no, id, state } of this.#keptBack.values()) yield { no, id, state: state as KeptBack };
  }

  #setKeptBack(held: HeldRegister): void {
    if ((held.state as KeptBack).ended) this.#keptBack.delete(held.id);
    else this.#keptBack.set(held.id, held);
  }

  registersOf<State extends RegisterState>(kind: SubjectKind): { id: SubjectId; state: State }[] {
    return [...this.#ofKind(kind)].map(({ id, state }) => ({ id, state: state as State }));
  }

  #ofKind(kind: SubjectKind): Iterable<HeldRegister> {
    return this.#kinds.get(kind)?.values() ?? [];
  }

  *#statesOf<State extends RegisterState>(kind: SubjectKind): Iterable<State> {
    for (const { state } of this.#ofKind(kind)) yield state as State;
  }

  nextCircle(): number {
    return this.#circles + 1;
  }

  base(slug: string): Base | undefined {
    return this.#slugs.get(`base:${slug}`) as Base | undefined;
  }

  community(slug: string): Community | undefined {
    return this.#slugs.get(`community:${slug}`) as Community | undefined;
  }

  post(slug: string): Post | undefined {
    return this.#slugs.get(`post:${slug}`) as Post | undefined;
  }

  gateway(slug: string): Gateway | undefined {
    return this.#slugs.get(`gateway:${slug}`) as Gateway | undefined;
  }

  group(slug: string): ClosedGroup | undefined {
    return this.#slugs.get(`group:${slug}`) as ClosedGroup | undefined;
  }

  area(slug: string): Area | undefined {
    return this.#slugs.get(`area:${slug}`) as Area | undefined;
  }

  troubles(): Iterable<Trouble> {
    return this.#statesOf<Trouble>('trouble');
  }

  drills(): Iterable<Drill> {
    return this.#statesOf<Drill>('drill');
  }

  handsets(): Iterable<Handset> {
    return this.#statesOf<Handset>('handset');
  }

  source(id: SubjectId): Source | undefined {
    const held = this.#registers.get(id);
    return held?.kind === 'source' ? (held.state as Source) : undefined;
  }

  sources(): Iterable<Source> {
    return this.#statesOf<Source>('source');
  }

  situation(id: SubjectId): Situation | undefined {
    const held = this.#registers.get(id);
    return held?.kind === 'situation' ? (held.state as Situation) : undefined;
  }

  subject(kind: SubjectKind, id: SubjectId): RegisterState | undefined {
    const held = this.#registers.get(id);
    return held?.kind === kind ? held.state : undefined;
  }

  onDuty(seat: Seat, scope: string, at: Moment): string | null {
    return onDuty(this.#statesOf<Duty>('duty'), seat, scope, at);
  }

  words(): Word[] {
    return this.#words.listed();
  }

  /** True where no word was ever added to the list: a new node's, or one of before there was a list. */
  get isWithoutWords(): boolean {
    return this.#words.isUntouched;
  }

  recognise(text: string): Meaning[] {
    return this.#words.recognise(text);
  }

  setAlert(held: Held<AlertState>): void {
    const { state } = held;
    this.#tie(held);
    this.#alerts.delete(state.id);
    this.#alerts.set(state.id, held);
    if (this.#alerts.size > alertsKept) {
      const oldest = this.#alerts.keys().next().value;
      if (oldest !== undefined) this.#alerts.delete(oldest);
    }
    const rings = ringsOf(state);
    if (rings.length > 0) this.#ringing.set(state.id, { state, rings });
    else this.#ringing.delete(state.id);
    this.useNumber(state.base, state.number);
  }

  /** Remembers which alerts a situation has; who asks looks at each whether it still is of it. */
  #tie({ no, state }: Held<AlertState>): void {
    const before = this.#alerts.get(state.id)?.state.situation?.id;
    if (before !== undefined && before !== state.situation?.id) this.#tied.get(before)?.delete(no);
    if (state.situation) this.setTied(state.situation.id, no);
  }

  setTied(situation: SubjectId, no: number): void {
    const tied = this.#tied.get(situation);
    if (tied) tied.add(no);
    else this.#tied.set(situation, new Set([no]));
  }

  /** Alerts that a situation may have, under the numbers by which the readings know them. */
  tiedTo(situation: SubjectId): number[] {
    return [...(this.#tied.get(situation) ?? [])];
  }

  alertHeld(id: SubjectId): Held<AlertState> | undefined {
    const held = this.#alerts.get(id);
    if (held) {
      this.#alerts.delete(id);
      this.#alerts.set(id, held);
    }
    return held;
  }

  /** Alerts for which somebody is being rung, with whom: the one that has rung longest first. */
  ringing(): Iterable<Ringing> {
    return this.#ringing.values();
  }

  get ringingCount(): number {
    return this.#ringing.size;
  }

  useNumber(base: string, number: string): void {
    let used = this.#numbers.get(base);
    if (!used) this.#numbers.set(base, (used = new Set()));
    used.add(number);
  }

  freeNumber(base: string, number: string): void {
    this.#numbers.get(base)?.delete(number);
  }

  isNumberUsed(base: string, number: string): boolean {
    return this.#numbers.get(base)?.has(number) ?? false;
  }

  numbersUsed(base: string): number {
    return this.#numbers.get(base)?.size ?? 0;
  }

  setPage(page: Page): void {
    this.#pages.set(page.id, page);
    let own = this.#pagesOfPost.get(page.post);
    if (!own) this.#pagesOfPost.set(page.post, (own = new Map()));
    own.set(page.id, page);
  }

  page(id: string): Page | undefined {
    return this.#pages.get(id);
  }

  pagesOf(post: string): readonly Page[] {
    return [...(this.#pagesOfPost.get(post)?.values() ?? [])];
  }

  openPages(): Page[] {
    return [...this.#pages.values()].filter((page) => page.closedAt === null);
  }

  forgetPagesBefore(moment: Moment): void {
    for (const page of this.#pages.values()) {
      if (page.openedAt >= moment || page.closedAt === null) continue;
      this.#pages.delete(page.id);
      this.#pagesOfPost.get(page.post)?.delete(page.id);
    }
  }
}
