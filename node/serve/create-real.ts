// A real node begins empty: one post, the administrator's, and a code with which the first administrator takes it.
import { isRefusal } from '@ulinzi/domain/kernel';
import type { Actor } from '@ulinzi/domain/registers';
import { performAct } from '../acts/index.ts';
import type { RunningNode } from './open-node.ts';

export const administratorPost = 'administrator';

/** Opens the administrator's post and gives the one-time code, which expires after 72 hours. */
export async function createReal(node: RunningNode): Promise<string> {
  const { keystore } = node.app;
  const actor: Actor = { pen: keystore.nodePen, post: null, role: 'node', base: null, province: null };
  const opened = await performAct(node, {
    act: 'post.open',
    subject: null,
    data: { slug: administratorPost, label: 'Administration', role: 'administrator' },
    bodies: {},
    secrets: {},
    saw: null,
    actor,
  });
  if (isRefusal(opened)) throw new Error(`administrator's post: ${opened.refused}`);
  const now = node.app.clock.now();
  return keystore.openAccount({ name: administratorPost, post: administratorPost }, now).claimCode;
}
