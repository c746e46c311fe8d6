// A message that was kept back becomes an alert, as if it came now. Its words and its sender are sealed anew beside the
// alert's entry, and go when those of the message itself go (node/bodies/terms.ts).
import type { Base } from '@ulinzi/domain/communities';
import type { Entry, PenId, SubjectId } from '@ulinzi/domain/kernel';
import { releasedIdOf } from '../bodies/index.ts';
import type { Keystore } from '../keystore/index.ts';
import { draft, type BodyDraft, type EntryDraft, type View } from '../log/index.ts';
import { drawNumber, ladderData, openAlertOf, recognisedIn } from './intake.ts';

/** A message that was kept back, opened for those who release it. */
export interface OpenedMessage {
  readonly entry: Entry;
  /** Its sealed parts in the clear, by their names. */
  readonly bodies: readonly BodyDraft[];
  readonly text: string | null;
  /** The line of the keystore that it came from; an operator's has none. */
  readonly line: number | undefined;
}

/** Opens an alert at the base of the gateway, or joins the one that the same phone opened there shortly before. */
export function releasedInto(
  keystore: Keystore,
  view: View,
  { entry, bodies, text, line: lineId }: OpenedMessage,
  pen: PenId,
): { entry: EntryDraft; number: string } {
  const id = releasedIdOf(keystore, entry.id);
  const { data } = entry;
  const base = view.registers.base(String(data['base'])) as Base;
  const line = lineId === undefined ? undefined : keystore.line(lineId);
  const recent = line && openAlertOf(view, line);
  const open = recent && recent.base === base.slug ? recent : null;
  const number = open?.number ?? drawNumber(view, base);
  if (line)
    keystore.noteHeard(line.id, {
      recentSubject: open?.id ?? (id as string as SubjectId),
      recentAt: view.now,
    });
  const opening = { province: base.province, ...ladderData(base) };
  return {
    number,
    entry: draft({
      id,
      act: 'message.receive',
      kind: 'alert',
      ...(open ? { subject: open.id, epoch: open.epoch } : { circle: base.circle }),
      pen,
      occurred: view.now,
      data: {
        fate: open ? 'joins' : 'opens',
        sender: data['sender'],
        kind: data['kind'],
        gateway: data['gateway'],
        base: base.slug,
        ...(data['sentAt'] !== undefined && { sentAt: data['sentAt'] }),
        number,
        ...(!open && opening),
        ...recognisedIn(view, text),
      },
      bodies,
    }),
  };
}
