// An alert's line as an audience sees it, from its newest state; and when two of them are the same to her eyes.
import { hash } from 'node:crypto';
import { type AlertState, type BoardLine, boardLine, project, viewOf } from '@ulinzi/domain/alerts';
import type { SubjectId } from '@ulinzi/domain/kernel';
import type { Actor } from '@ulinzi/domain/registers';
import { Clean } from 'typebox/value';
import { listAlerts, pageStates, showAlert } from '../alerts/index.ts';
import type { App, Core } from '../app/index.ts';
import { audience } from '../log/index.ts';

export interface ShownLine {
  readonly line: BoardLine;
  /** The same for two lines that nobody in the audience could tell apart. */
  readonly digest: string;
}

export type PageStates = ReadonlyMap<string, string>;

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
  return states.flatMap((state) => shownLine(app, core, actor, state, pages) ?? []);
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

/** One alert's line for an audience; null where it is not, or no longer, on her screens. */
export function shownLine(
  app: App,
  core: Core,
  actor: Actor,
  state: AlertState,
  pages: PageStates,
): ShownLine | null {
  const line = showAlert(app, core, actor, state, pages);
  const view = viewOf(actor, state);
  if (!line || !view) return null;
  // What the whitelist does not name does not leave; a copy, so that the state itself loses nothing.
  const clean = Clean(boardLine, JSON.parse(JSON.stringify(line))) as BoardLine;
  const seen = project(state, audience(view, core.memory));
  // Up the lane, a version also counts what is not told there.
  return { line: clean, digest: digestOf(view === 'lane' ? { ...seen, version: 0 } : seen, clean) };
}

/** That seconds pass is no change. What she had seen of it is counted in the state, where it is hers to know. */
function digestOf(seen: object | null, { saw: _saw, nextClock, ...line }: BoardLine): string {
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
