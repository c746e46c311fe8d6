// What the node says of a file, as the screen goes on from it. Pure, so that it is tested alone.
import { acts } from './kinds.ts';
import { type ImportAnswer, importers, type ImportKind, importKinds } from '@ulinzi/domain/registers';

export type Came = 'unreadable' | 'wrong' | 'nothing-new' | 'ready' | 'done';

/** `ready` is a file that would be taken in whole: only then is there something to confirm. */
export function whatCame(answer: ImportAnswer): Came {
  if (answer.unreadable !== null) return 'unreadable';
  if (answer.wrong > 0) return 'wrong';
  if (answer.isDone) return 'done';
  return answer.added === 0 ? 'nothing-new' : 'ready';
}

/** Kinds of files that a role may take in; the node says the same (node/imports/routes.ts). */
export function kindsFor(role: string): ImportKind[] {
  return importers.includes(role)
    ? importKinds.filter((kind) => (acts[kind].who as readonly string[]).includes(role))
    : [];
}
