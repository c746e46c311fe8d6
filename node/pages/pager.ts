// Rings people. Whoever is on duty for a ringing alert is sent a content-free SMS, repeated each minute until
// somebody answers; several alerts are folded into one page with a count, answered by its digits.
import { randomInt } from 'node:crypto';
import { type AlertState, clocksOf, hasAnswered, scopeOf } from '@ulinzi/domain/alerts';
import { freeCode, type Gateway, type Page } from '@ulinzi/domain/channels';
import { minute, type Moment, type PenId, type SubjectId } from '@ulinzi/domain/kernel';
import type { Seat } from '@ulinzi/domain/people';
import { escalationJob } from '../clocks/index.ts';
import { closingPage } from '../intake/index.ts';
import type { Keystore } from '../keystore/index.ts';
import { draft, type Job, type Memory, type OutgoingDraft, type View, type Writer } from '../log/index.ts';

/** Alerts that one page names; forty alerts at 06:00 are a normal morning. The count says all. */
const alertsOnPage = 40;
/** How long a page is worth sending: after that the next one has taken its place. */
const pageLife = 10 * minute;

type Told = Page['alerts'][number];

interface Calls {
  readonly eachMinute: Told[];
  readonly once: Told[];
}

export interface PagerParts {
  readonly memory: Memory;
  readonly keystore: Keystore;
  readonly writer: Writer;
  readonly pen: PenId;
  readonly now: () => Moment;
  /** The gateway by which a base's people are reached. */
  readonly gatewayFor: (base: string | null, province: string | null) => Pick<Gateway, 'slug'> | null;
}

export class Pager {
  readonly #parts: PagerParts;
  readonly #sentAt = new Map<string, Moment>();

  /** `sentAt` tells when each open page was last sent, so that a restart neither repeats nor forgets one. */
  constructor(parts: PagerParts, sentAt: ReadonlyMap<string, Moment>) {
    this.#parts = parts;
    for (const [page, at] of sentAt) this.#sentAt.set(page, at);
  }

  /** One round: escalates where nobody is on duty, opens, repeats and closes pages. */
  async beat(): Promise<void> {
    const { memory, writer, pen, now } = this.#parts;
    const { calls, climbing } = this.#callsNow();
    await Promise.all(climbing.map((alert) => this.climb(alert, 'nobody-on-duty')));
    for (const [post, own] of calls) {
      if (own.eachMinute.length > 0) await this.#ring(post, own.eachMinute);
      if (own.once.length > 0) await this.#tell(post, own.once);
    }
    for (const page of memory.openPages()) {
      const own = calls.get(page.post);
      const still = own ? [...own.eachMinute, ...own.once] : [];
      if (!page.alerts.some((told) => still.some((one) => isSame(one, told)))) {
        await writer.submit(closing(page, pen, 'settled'));
        this.#sentAt.delete(page.id);
      }
    }
    memory.forgetPagesBefore(now() - 24 * 60 * minute);
  }

  /** Who is to be rung for what, by post; and the alerts on whose rung nobody is on duty: they climb at once. */
  #callsNow(): { calls: Map<string, Calls>; climbing: AlertState[] } {
    const { memory, now } = this.#parts;
    const at = now();
    const calls = new Map<string, Calls>();
    const climbing: AlertState[] = [];
    const holders = new Map<string, string | null>();
    for (const { state: alert, rings } of memory.ringing()) {
      for (const { clock, seat, cadence } of rings) {
        const scope = scopeOf(alert, seat);
        const key = `${seat} ${scope}`;
        if (!holders.has(key)) holders.set(key, memory.onDuty(seat, scope, at));
        const post = holders.get(key) ?? null;
        if (post === null) {
          if (clock === 'acknowledge' && cadence === 'each-minute' && isTopRung(alert, seat))
            climbing.push(alert);
        } else if (!hasAnswered(alert, clock, post)) {
          let own = calls.get(post);
          if (!own) calls.set(post, (own = { eachMinute: [], once: [] }));
          own[cadence === 'once' ? 'once' : 'eachMinute'].push({ alert: alert.id, clock, seat });
        }
      }
    }
    return { calls, climbing };
  }

  /** A page that could not be delivered: what it told of goes to the next rung at once. */
  async pageFailed(pageId: string): Promise<void> {
    const { memory } = this.#parts;
    const page = memory.page(pageId);
    if (!page || page.cadence === 'once') return;
    for (const told of page.alerts) {
      const alert =
        told.clock === 'acknowledge' ? memory.alertHeld(told.alert as SubjectId)?.state : undefined;
      if (alert && isTopRung(alert, told.seat)) await this.climb(alert, 'delivery-failed');
    }
  }

  /** The next rung at once: nobody on duty, or the page could not be delivered. */
  async climb(alert: AlertState, cause: 'nobody-on-duty' | 'delivery-failed'): Promise<void> {
    const next = clocksOf(alert).find((clock) => clock.kind === 'acknowledge');
    if (!next) return;
    await this.#parts.writer.submit(
      escalationJob(
        { alert: alert.id, kind: next.kind, rung: next.rung, at: next.at },
        this.#parts.pen,
        cause,
      ),
    );
  }

  /** Repeats the post's page each minute while it tells of the same alerts; else opens one that tells of all. */
  async #ring(post: string, told: Told[]): Promise<void> {
    const { writer, now } = this.#parts;
    const current = this.#openPage(post);
    const sentAt = current ? (this.#sentAt.get(current.id) ?? 0) : 0;
    // Within the minute everything new is folded into the next page.
    if (current && now() - sentAt < minute) return;
    if (current && isSameSet(current.alerts, told.slice(0, alertsOnPage))) {
      await writer.submit(this.#repeat(current));
      this.#sentAt.set(current.id, now());
      return;
    }
    const id = await writer.submit(this.#opening(post, told, 'each-minute', current));
    if (typeof id !== 'string') return;
    this.#sentAt.set(id, now());
    if (this.#lineOf(post) === null) await this.pageFailed(id);
  }

  /** Tells a post once of what rings elsewhere first (B3: Assistant and commander are both told). */
  async #tell(post: string, told: Told[]): Promise<void> {
    const { memory, writer, now } = this.#parts;
    const before = memory.pagesOf(post).flatMap((page) => page.alerts.map((one) => one.alert));
    const fresh = told.filter((one) => !before.includes(one.alert));
    if (fresh.length === 0) return;
    const last = Math.max(0, ...memory.pagesOf(post).map((page) => page.openedAt));
    if (now() - last < minute && last > 0) return;
    await writer.submit(this.#opening(post, fresh, 'once', null));
  }

  #lineOf(post: string): number | null {
    const lines = this.#parts.keystore.linesOf({ kind: 'post', post });
    return lines.find((line) => line.state === 'active')?.id ?? null;
  }

  #openPage(post: string): Page | null {
    const open = this.#parts.memory
      .pagesOf(post)
      .filter((page) => page.closedAt === null && page.cadence === 'each-minute');
    return open.sort((a, b) => b.openedAt - a.openedAt)[0] ?? null;
  }

  #opening(
    post: string,
    told: readonly Told[],
    cadence: Page['cadence'],
    replaced: Page | null,
  ): Job<string> {
    const { pen } = this.#parts;
    return {
      decide: (view) => {
        const id = view.newId();
        const used = new Set(view.pagesOf(post).map((page) => page.code));
        const code = freeCode(used, (below) => randomInt(below));
        const alerts = told.slice(0, alertsOnPage);
        const entry = draft({
          id,
          act: 'page.open',
          kind: 'page',
          pen,
          occurred: view.now,
          data: { post, code, cadence, count: told.length, alerts },
        });
        const page = { id, post, code, count: told.length, alerts };
        return {
          entries: [entry, ...(replaced ? [closingPage(view, replaced, pen, 'replaced', 'clock')] : [])],
          outgoing: [this.#message(view, page)],
          result: id,
        };
      },
    };
  }

  #repeat(page: Page): Job<null> {
    return { decide: (view) => ({ entries: [], outgoing: [this.#message(view, page)], result: null }) };
  }

  #message(view: View, page: Pick<Page, 'id' | 'post' | 'code' | 'count' | 'alerts'>): OutgoingDraft {
    const { gatewayFor } = this.#parts;
    const post = view.registers.post(page.post);
    const first = page.alerts[0] as Told;
    return {
      id: view.newId(),
      purpose: 'page',
      gateway: gatewayFor(post?.base ?? null, post?.province ?? null)?.slug ?? '',
      urgent: true,
      line: this.#lineOf(page.post),
      words: page.count === 1 ? 'sms.page' : 'sms.page-many',
      locale: post?.language ?? 'fr',
      fill: page.count === 1 ? { code: page.code } : { code: page.code, count: page.count },
      alert: first.alert as SubjectId,
      page: page.id,
      post: page.post,
      notBefore: view.now,
      expires: view.now + pageLife,
    };
  }
}

function closing(page: Page, pen: PenId, cause: 'settled'): Job<null> {
  return {
    decide: (view) =>
      view.page(page.id)?.closedAt === null
        ? { entries: [closingPage(view, page, pen, cause, 'clock')], result: null }
        : { entries: [], result: null },
  };
}

function isSame(one: Told, other: Told): boolean {
  return one.alert === other.alert && one.clock === other.clock;
}

function isSameSet(some: readonly Told[], others: readonly Told[]): boolean {
  return some.length === others.length && others.every((one) => some.some((other) => isSame(one, other)));
}

const ladder: readonly Seat[] = ['assistant', 'commander', 'duty-officer'];

function isTopRung(alert: AlertState, seat: Seat): boolean {
  return alert.ring !== null && ladder[alert.ring.rung] === seat;
}
