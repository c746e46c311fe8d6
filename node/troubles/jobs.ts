import type { DataOf, PenId, SubjectId } from '@ulinzi/domain/kernel';
import { isRefusal } from '@ulinzi/domain/kernel';
import { registerRules } from '@ulinzi/domain/registers';
import { overByItself, raiseTrouble, settleTrouble, type Trouble } from '@ulinzi/domain/troubles';
import { draft, type Job } from '../log/index.ts';

/** Raises a trouble, unless the same one is open. */
export function raising(data: DataOf<typeof raiseTrouble>, pen: PenId): Job<boolean> {
  return {
    decide(view) {
      const actor = { pen, post: null, role: 'node', base: null, province: null } as const;
      const context = { now: view.now, actor, registers: view.registers };
      const rule = registerRules[raiseTrouble.name];
      const allowed = rule?.(undefined, { data: data as never, bodies: new Set() }, context);
      if (!allowed || isRefusal(allowed)) return { entries: [], result: false };
      const entry = draft({
        id: view.newId(),
        act: raiseTrouble.name,
        kind: 'trouble',
        pen,
        occurred: view.now,
        data,
      });
      return { entries: [entry], result: true };
    },
  };
}

/** It is over by itself; where somebody has settled it meanwhile, nothing is written. */
export function settlingByItself(id: SubjectId, pen: PenId): Job<boolean> {
  return {
    decide(view) {
      const held = view.register('trouble', id)?.state as Trouble | undefined;
      if (!held || held.settled) return { entries: [], result: false };
      const entry = draft({
        id: view.newId(),
        act: settleTrouble.name,
        kind: 'trouble',
        subject: id,
        pen,
        occurred: view.now,
        data: { reason: overByItself },
      });
      return { entries: [entry], result: true };
    },
  };
}
