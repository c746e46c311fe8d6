// Everybody who may see the same: her readers, what they have been told, and the board as it stands for them. What
// changed is compared here with what was told last, so that nothing is told that she could not have seen change.
import type { AlertState, BoardLine } from '@ulinzi/domain/alerts';
import { isoOf } from '@ulinzi/domain/kernel';
import { liveLists } from '@ulinzi/domain/live';
import type { Actor } from '@ulinzi/domain/registers';
import type { App, Core } from '../app/index.ts';
import type { ListChange } from './lists.ts';
import type { Reader, ReaderPlace } from './reader.ts';
import { boardLines, freshLine, type LineFor, type ShownLine } from './shown-lines.ts';
import { type Item, Told } from './told.ts';

/** What a round has found: the same for every audience, which sees of it what is hers. */
export interface News {
  readonly alerts: readonly AlertState[];
  readonly lineFor: LineFor;
  /** Alerts of which a message has come further. */
  readonly delivered: ReadonlySet<string>;
  readonly lists: readonly ListChange[];
}

/** Actors with one key see the same lines and lists. */
export function audienceKey(actor: Actor): string {
  return [actor.role, actor.base ?? '', actor.province ?? ''].join(' ');
}

export class Audience {
  readonly #app: App;
  readonly #actor: Actor;
  readonly #digests = new Map<string, string>();
  readonly readers = new Set<Reader>();
  #told = new Told();
  #position = 0;
  #openedAt = 0;
  #isOpen = false;

  constructor(app: App, actor: Actor) {
    this.#app = app;
    this.#actor = actor;
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** Reads the board for the first time. Commits that come meanwhile are told after it. */
  async open(core: Core): Promise<void> {
    this.#openedAt = core.writer.tail.position;
    this.#position = this.#openedAt;
    for (const one of await boardLines(this.#app, core, this.#actor)) this.#line(one);
    this.#isOpen = true;
  }

  /** Tells her readers what a round has found, where they could see that it changed. */
  tell(news: News, position: number): void {
    const items = [
      ...news.alerts.flatMap((state) => this.#alert(state, news.lineFor) ?? []),
      ...[...news.delivered].flatMap((id) => this.#delivery(id) ?? []),
      ...this.#lists(news.lists),
    ];
    this.#position = Math.max(position, this.#position);
    const last = items.at(-1);
    if (!last) return;
    last.position = this.#position;
    this.#told.prune((item) => !isLine(item));
    for (const reader of this.readers) reader.offer(items);
  }

  /** That an alert is not hers and that it has left her screens read the same, where she had not seen it before. */
  #alert(state: AlertState, lineFor: LineFor): Item | null {
    const shown = lineFor(this.#actor, state);
    if (shown) return this.#line(shown);
    if (!this.#digests.delete(state.id)) return null;
    return this.#told.tell(`alert ${state.id}`, 'gone', { id: state.id }, this.#position);
  }

  #line({ line, digest }: ShownLine): Item | null {
    if (this.#digests.get(line.id) === digest) return null;
    this.#digests.set(line.id, digest);
    return this.#told.tell(`alert ${line.id}`, 'alert', line, this.#position);
  }

  /** Lists that changed since her first reader came; before that she has read none. */
  #lists(changes: readonly ListChange[]): Item[] {
    const hers = changes.filter((one) => one.position > this.#openedAt && one.isShownTo(this.#actor));
    const lists = [...new Set(hers.map(({ list }) => list))];
    return lists.map((list) => this.#told.tell(`list ${list}`, 'list', { list }, this.#position));
  }

  /** How far a message for an alert has come, where the alert is on these screens. */
  #delivery(id: string): Item | null {
    return this.#digests.has(id)
      ? this.#told.tell(`delivery ${id}`, 'delivery', { id }, this.#position)
      : null;
  }

  /** That every list is to be read again, for one who comes from another time: told to her alone. */
  allLists(): Item[] {
    const own = new Told();
    return liveLists.map((list) => own.tell(`list ${list}`, 'list', { list }, 0));
  }

  /** Alerts of which this audience knows: to be looked at again when what happened meanwhile is not known. */
  knownAlerts(): string[] {
    return [...this.#digests.keys()];
  }

  /** What was told after a step; undefined where that is no longer known. */
  after(step: number): Item[] | undefined {
    return this.#told.after(step);
  }

  /**
   * What is to be told to one who comes from before a restart of the node: the alerts that changed since, as they are
   * now, and that lists are to be read again. `since`: this audience's step before it was asked which ones changed.
   */
  catchUp(changed: readonly { id: string; isGone: boolean }[], since: number): Item[] {
    const items = new Map((this.#told.after(since) ?? []).map((item) => [item.key, item]));
    const own = new Told();
    for (const { id, isGone } of changed) {
      const key = `alert ${id}`;
      const item = this.#told.newest(key) ?? (isGone ? own.tell(key, 'gone', { id }, 0) : undefined);
      if (item && !items.has(key)) items.set(key, item);
    }
    return [...this.allLists(), ...items.values()];
  }

  get place(): ReaderPlace {
    return { position: this.#position, step: this.#told.step };
  }

  /** The board as it stands now, what needs somebody next first. */
  board(): ReaderPlace & { readonly value: object } {
    const now = this.#app.clock.recorded();
    const lines: BoardLine[] = [];
    for (const item of this.#told.items())
      if (isLine(item)) lines.push(freshLine(item.value as BoardLine, now));
    lines.sort((one, other) => urgencyOf(other) - urgencyOf(one) || dueOf(one) - dueOf(other));
    const value = { now: isoOf(now), clockInDoubt: this.#app.clock.isInDoubt, alerts: lines };
    return { value, ...this.place };
  }
}

/** What stands on the board; the rest is of use only to those who were away. */
function isLine(item: Item): boolean {
  return item.name === 'alert';
}

const urgencyOf = (line: BoardLine) => (line.isOpen ? 2 : 0) + (line.ringingSince === null ? 0 : 1);
const dueOf = (line: BoardLine) =>
  line.nextClock ? Date.parse(line.nextClock.at) : Number.POSITIVE_INFINITY;
