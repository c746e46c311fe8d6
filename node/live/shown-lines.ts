// An alert's line as an audience sees it, from its newest state; and when two of them are the same to her eyes.
import { hash } from 'node:crypto';
import { type AlertState, type AlertView, type BoardLine, boardLine, viewOf } from '@ulinzi/domain/alerts';
import type { SubjectId } from '@ulinzi/domain/kernel';
import type { Actor } from '@ulinzi/domain/registers';
import { Clean } from 'typebox/value';
import { listAlerts, pageStates, showAlert } from '../alerts/index.ts';
import type { App, Core } from '../app/index.ts';

export interface ShownLine {
  readonly line: BoardLine;
  /** The same for two lines that nobody in the audience could tell apart. */
  readonly digest: string;
}

type PageStates = ReadonlyMap<string, string>;

/** The line of an alert's newest state for an actor; null where it is not, or no longer, on her screens. */
export type LineFor = (actor: Actor, state: AlertState) => ShownLine | null;

export function statesOfPages(core: Core): Promise<Map<string, string>> {
  return pageStates(
    core.pool,
    core.memory.openPages().map((page) => page.id),
  );
}

/** Everything on the audience's board, what needs somebody next first. */
export async function boardLines(app: App, core: Core, actor: Actor): Promise<ShownLine[]> {
  const [found, pages] = await Promise.all([listAlerts(core, actor, 'board'), statesOfPages(core)]);
  const states = await newestStates(
    core,
    found.map(({ id }) => id),
  );
  const lineFor = linesOf(app, core, pages);
  return states.flatMap((state) => lineFor(actor, state) ?? []);
}

/** The newest states of some alerts, from memory, or read where they are not at hand. */
export async function newestStates(core: Core, ids: Iterable<string>): Promise<AlertState[]> {
  const states: AlertState[] = [];
  const absent: string[] = [];
  for (const id of ids) {
    const held = core.memory.alertHeld(id as SubjectId);
    if (held) states.push(held.state);
    else absent.push(id);
  }
  if (absent.length === 0) return states;
  const found = await core.pool.query<{ state: AlertState }>(
    'select a.state from log l join alert a on a.no = l.position where l.entry_id = any($1::uuid[])',
    [absent],
  );
  return [...states, ...found.rows.map((row) => row.state)];
}

/** Lines of alerts as they are now: each is made once, for everybody who has the same view of it. */
export function linesOf(app: App, core: Core, pages: PageStates): LineFor {
  const made = { base: new Map<string, ShownLine | null>(), lane: new Map<string, ShownLine | null>() };
  return (actor, state) => {
    const view = viewOf(actor, state);
    if (!view) return null;
    let shown = made[view].get(state.id);
    if (shown === undefined) made[view].set(state.id, (shown = shownLine(app, core, view, state, pages)));
    return shown;
  };
}

function shownLine(
  app: App,
  core: Core,
  view: AlertView,
  state: AlertState,
  pages: PageStates,
): ShownLine | null {
  const shown = showAlert(app, core, view, state, pages);
  if (!shown) return null;
  // What the whitelist does not name does not leave; a copy, so that the state itself loses nothing.
  const line = Clean(boardLine, JSON.parse(JSON.stringify(shown.line))) as BoardLine;
  return { line, digest: digestOf(shown.seen, line) };
}

/** That seconds pass is no change. What she had seen of it is counted in the state, where it is hers to know. */
function digestOf(seen: AlertState, { saw: _saw, nextClock, ...line }: BoardLine): string {
  return hash('sha1', inOrder([seen, line, nextClock?.clock, nextClock?.at]), 'base64');
}

/** JSON with sorted keys: a state that was read from the database has them in another order. */
function inOrder(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );
}

/** The seconds left as they are now. */
export function freshLine(line: BoardLine, now: number): BoardLine {
  if (!line.nextClock) return line;
  const secondsLeft = Math.round((Date.parse(line.nextClock.at) - now) / 1_000);
  return { ...line, nextClock: { ...line.nextClock, secondsLeft } };
}
