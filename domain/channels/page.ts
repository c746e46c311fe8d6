// A page asks the post on duty to call back. It is answered by its digits, for just the alerts it told of.
import { type DataOf, day, type Moment } from '../kernel/index.ts';
import type { closePage, openPage } from './acts.ts';

export interface Page {
  readonly id: string;
  readonly post: string;
  readonly code: string;
  readonly cadence: 'once' | 'each-minute';
  readonly count: number;
  readonly alerts: DataOf<typeof openPage>['alerts'];
  readonly openedAt: Moment;
  readonly closedAt: Moment | null;
  readonly closedBecause: string | null;
}

export function pageOpened(id: string, data: DataOf<typeof openPage>, at: Moment): Page {
  return { id, ...data, openedAt: at, closedAt: null, closedBecause: null };
}

export function pageClosed(page: Page, data: DataOf<typeof closePage>, at: Moment): Page {
  return page.closedAt === null ? { ...page, closedAt: at, closedBecause: data.cause } : page;
}

/** How long a page's digits are not given to another page of the same post, and still answer for their own. */
export const codeRestMs = day;

/**
 * Digits for a new page: two, unique among that post's pages of the last 24 hours; three or four once the two-digit
 * ones run short, so that a bad night does not run out of them. `random` gives integers below its argument.
 */
export function freeCode(used: ReadonlySet<string>, random: (below: number) => number): string {
  for (const length of [2, 3, 4]) {
    const all = 10 ** length;
    const usedOfLength = [...used].filter((one) => one.length === length).length;
    // Above three quarters in use, drawing takes long and a slip of the finger hits another page.
    if (usedOfLength > all * 0.75) continue;
    for (;;) {
      const drawn = String(random(all)).padStart(length, '0');
      if (!used.has(drawn)) return drawn;
    }
  }
  throw new Error('no page digits left for this post');
}
