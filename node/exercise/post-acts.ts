// Acts of the exercise, done in-process by the one path on which everybody's acts go.
import { isRefusal, type SubjectId } from '@ulinzi/domain/kernel';
import type { Actor } from '@ulinzi/domain/registers';
import { performAct, type Performed, split } from '../acts/index.ts';
import { acts } from '@ulinzi/domain/acts';
import type { RunningNode } from '../serve/index.ts';

/** The core of an open node. Throws where the database is away: the exercise is then made anew. */
export function coreOf({ app }: RunningNode) {
  const core = app.core();
  if (!core) throw new Error('the database is away');
  return core;
}

function actorOf(node: RunningNode, slug: string | null): Actor {
  const { keystore } = node.app;
  if (slug === null) return { pen: keystore.nodePen, post: null, role: 'node', base: null, province: null };
  const post = coreOf(node).memory.post(slug);
  const pen = keystore.sittingPen(slug);
  if (!post || !pen) throw new Error(`no such post in the exercise: ${slug}`);
  return { pen: pen.id, post: slug, role: post.role, base: post.base, province: post.province };
}

/** Does an act as a post (null: the node itself). A refusal is a mistake in the exercise, and throws with its code. */
export async function does(
  node: RunningNode,
  by: string | null,
  act: string,
  subject: SubjectId | null,
  fields: Readonly<Record<string, unknown>>,
): Promise<Performed> {
  const declared = acts[act];
  if (!declared) throw new Error(`no such act in the exercise: ${act}`);
  const done = await performAct(node, {
    act,
    subject,
    actor: actorOf(node, by),
    ...split(declared, { ...fields }),
  });
  if (isRefusal(done)) {
    throw new Error(`exercise: ${act} by ${by ?? 'node'}: ${done.refused} ${done.missing?.join(' ') ?? ''}`);
  }
  return done;
}
