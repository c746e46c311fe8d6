// What a watch room that stays open is told: the board, one alert's line, what changed since.
import {
  type AlertState,
  type AlertView,
  type BoardAnswer,
  type BoardLine,
  isOnBoard,
  project,
} from '@ulinzi/domain/alerts';
import { isoOf } from '@ulinzi/domain/kernel';
import type { Actor } from '@ulinzi/domain/registers';
import type { App, Core } from '../app/index.ts';
import { audience } from '../log/index.ts';
import { presentAlert } from './alert-presenter.ts';
import { listAlerts, type ListFilter, pageStatesFor } from './alert-store.ts';

/** What presenters need of a running node. */
export function showingOf(app: App, core: Core) {
  return { memory: core.memory, clock: app.clock, tokens: app.tokens };
}

/**
 * The line of an alert on the boards of a view, from its whole state, and what it was made of; null where it is not,
 * or no longer, on them.
 */
export function showAlert(
  app: App,
  core: Core,
  view: AlertView,
  state: AlertState,
  pageStates: ReadonlyMap<string, string>,
): { line: BoardLine; seen: AlertState } | null {
  if (!isOnBoard(state)) return null;
  const seen = project(state, audience(view, core.memory));
  const showing = showingOf(app, core);
  return (
    seen && { line: presentAlert({ no: 0, id: state.id, state: seen, view }, showing, pageStates), seen }
  );
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
