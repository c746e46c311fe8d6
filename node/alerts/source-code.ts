// A stable code is a trail: in three months a watcher knows who speaks. It is shown to the source's own Assistants and
// the custodian, and to nobody else (safety rule 2).
import type { SubjectId } from '@ulinzi/domain/kernel';
import type { Actor } from '@ulinzi/domain/registers';
import type { App, Core } from '../app/index.ts';
import { sealedFor, senderLine } from '../bodies/index.ts';
import { circlesFor, type SeenAlert } from './alert-store.ts';

/** The code of the source whose message came last, while the node still knows from whom it came. */
export async function sourceCodeOf(
  app: App,
  core: Core,
  actor: Actor,
  alert: SeenAlert,
): Promise<string | null> {
  if (actor.role !== 'assistant' && actor.role !== 'custodian') return null;
  const rows = await sealedFor(core.openers, circlesFor(core, actor), alert.no);
  const message = rows.findLast(({ entry }) => entry.act === 'message.receive');
  const line = message && senderLine(app.keystore, message);
  const holder = line === undefined ? undefined : app.keystore.line(line)?.holder;
  if (holder?.kind !== 'source') return null;
  return core.memory.source(holder.source as SubjectId)?.code ?? null;
}
