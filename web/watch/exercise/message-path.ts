// The way of a message from its gateway to the screens and back, put together from its steps as they come.
import type { PathStep } from '@ulinzi/domain/exercise';

export const pathSteps = ['gateway', 'log', 'screen', 'reply'] as const;

/** What a message takes part in by its fate: only one that opens an alert is acknowledged, and a reply is on no board. */
const expectedOf: Readonly<Record<string, readonly PathStep['step'][]>> = {
  opens: pathSteps,
  joins: ['gateway', 'log', 'screen'],
};

/** Whether a step may still come, for a message of this fate; while the fate is not known, all may. */
export function mayCome(step: PathStep['step'], fate: string | undefined): boolean {
  return fate === undefined || (expectedOf[fate] ?? ['gateway', 'log']).includes(step);
}

export type MessagePath = Readonly<Partial<Record<PathStep['step'], PathStep>>>;

/** Adds a step. A step said again (a second screen has drawn it) keeps its first time and its highest count. */
export function withStep(path: MessagePath, step: PathStep): MessagePath {
  const former = path[step.step];
  if (!former) return { ...path, [step.step]: step };
  const screens = Math.max(former.screens ?? 0, step.screens ?? 0);
  const joined = { ...former, ms: Math.min(former.ms, step.ms), ...(screens > 0 && { screens }) };
  return { ...path, [step.step]: joined };
}

/** So many paths are kept: a flood of 600 is not a history. */
const keptPaths = 40;

/** Adds a step to the paths of all messages, the newest message last. */
export function withPathStep(
  paths: ReadonlyMap<string, MessagePath>,
  step: PathStep,
): ReadonlyMap<string, MessagePath> {
  const next = new Map(paths);
  next.set(step.message, withStep(paths.get(step.message) ?? {}, step));
  for (const oldest of next.keys()) {
    if (next.size <= keptPaths) break;
    next.delete(oldest);
  }
  return next;
}
