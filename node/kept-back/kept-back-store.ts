// Messages that were kept back, read for an actor: her circles are named, and the database gives their rows.
import type { KeptBack } from '@ulinzi/domain/channels';
import type { SubjectId } from '@ulinzi/domain/kernel';
import type { Actor } from '@ulinzi/domain/registers';
import { circlesFor, readFor } from '../alerts/index.ts';
import type { App, Core } from '../app/index.ts';
import {
  type EntryWithBodies,
  messageText,
  newestMessage,
  openBody,
  sealedMessageFor,
  senderLine,
} from '../bodies/index.ts';
import type { OpenedMessage } from '../intake/index.ts';

export interface KeptBackRow {
  readonly no: string;
  readonly id: SubjectId;
  readonly state: KeptBack;
}

/** Those that wait, the longest first; or those that have had their end, the newest first. At most 500. */
export function keptBackFor(core: Core, actor: Actor, show: 'waiting' | 'ended'): Promise<KeptBackRow[]> {
  return readFor<KeptBackRow>(
    core,
    actor,
    `select no, id, state from shown_register where kind = 'message'
      and ${show === 'waiting' ? 'until is null order by no' : 'until is not null order by until desc, no desc'}
      limit 500`,
  );
}

/** How many wait at the actor's base, for everybody who may count there. */
export async function waitingFor(core: Core, actor: Actor): Promise<number> {
  const rows = await readFor<{ waiting: string }>(core, actor, 'select waiting from kept_back_waiting()');
  return Number(rows[0]?.waiting ?? 0);
}

/** One message by its id, if the actor may see it. */
export async function keptBackNamed(core: Core, actor: Actor, id: SubjectId): Promise<KeptBackRow | null> {
  const rows = await readFor<KeptBackRow>(
    core,
    actor,
    "select no, id, state from shown_register where kind = 'message' and id = $1",
    [id],
  );
  return rows[0] ?? null;
}

/** Its entry with sealed bodies. Whoever opens one has noted the read before. */
export function sealedMessage(core: Core, actor: Actor, no: string): Promise<EntryWithBodies | null> {
  return sealedMessageFor(core.openers, circlesFor(core, actor), no);
}

/** A message opened by the node itself, to make an alert of it; null where its words are gone. */
export async function openedMessage(
  { keystore }: App,
  core: Core,
  no: number,
): Promise<OpenedMessage | null> {
  const message = await newestMessage(core.pool, no);
  if (!message) return null;
  const bodies = message.entry.bodies.flatMap(({ name, kind }) => {
    const plain = openBody(keystore, message, name);
    return plain ? [{ name, kind, plain }] : [];
  });
  const words = bodies.find(({ kind }) => kind === 'message');
  if (!words) return null;
  return {
    entry: message.entry,
    bodies,
    text: messageText(words.plain),
    line: senderLine(keystore, message),
  };
}
