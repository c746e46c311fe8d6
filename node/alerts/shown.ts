// What a watch room that stays open is told: the board, one alert's line, what changed since.
import {
  type AlertState,
  type BoardAnswer,
  type BoardLine,
  isOnBoard,
  project,
  viewOf,
} from '@ulinzi/domain/alerts';
import { isoOf, type SubjectId } from '@ulinzi/domain/kernel';
import type { Actor } from '@ulinzi/domain/registers';
import type { App, Core } from '../app/index.ts';
import { audience } from '../log/index.ts';
import { presentAlert } from './alert-presenter.ts';
import { changedAfter, listAlerts, type ListFilter, pageStatesFor } from './alert-store.ts';

/** What presenters need of a running node. */
export function showingOf(app: App, core: Core) {
  return { memory: core.memory, clock: app.clock, tokens: app.tokens };
}

/**
 * The line of an alert on an actor's board, from its whole state; null where it is not, or no longer, on it. That an
 * alert is not hers and that it has left read the same: whoever tells of one that is gone must know that it was shown.
 */
export function showAlert(
  app: App,
  core: Core,
  actor: Actor,
  state: AlertState,
  pageStates: ReadonlyMap<string, string>,
): BoardLine | null {
  const view = viewOf(actor, state);
  if (!view || !isOnBoard(state)) return null;
  const seen = project(state, audience(view, core.memory));
  return seen && presentAlert({ no: 0, id: state.id, state: seen, view }, showingOf(app, core), pageStates);
}

/** Everything of a kind that an actor may see; without one, what is open or waits for feedback. */
export async function boardFor(
  app: App,
  core: Core,
  actor: Actor,
  filter: ListFilter = 'board',
): Promise<BoardAnswer> {
  const [found, states] = await Promise.all([listAlerts(core, actor, filter), pageStatesFor(core, actor)]);
  return {
    now: isoOf(app.clock.recorded()),
    clockInDoubt: app.clock.isInDoubt,
    alerts: found.map((alert) => presentAlert(alert, showingOf(app, core), states)),
  };
}

/** Alerts that have changed in an actor's eyes after a position of the log; null where one has left her screens. */
export function changedSince(
  core: Core,
  actor: Actor,
  position: number,
): Promise<{ id: SubjectId; state: AlertState | null }[]> {
  return changedAfter(core, actor, position);
}
