// A message that was kept back becomes an alert, as if it came now. Its words and its sender are sealed anew beside the
// alert's entry, and go when those of the message itself go (node/bodies/terms.ts).
import type { KeptBack } from '@ulinzi/domain/channels';
import type { Base } from '@ulinzi/domain/communities';
import { day, type Entry, isoOf, type PenId, type SubjectId } from '@ulinzi/domain/kernel';
import { releasedIdOf } from '../bodies/index.ts';
import type { Keystore, Line } from '../keystore/index.ts';
import { draft, type BodyDraft, type EntryDraft, type View } from '../log/index.ts';
import { drawNumber, ladderData, openAlertOf, recognisedIn } from './intake.ts';

const second = 1_000;
const longestWait = day / second;

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
  const drill = data['fate'] === 'drill' ? drillBip(view, entry, line) : null;
  const number = open?.number ?? drawNumber(view, base);
  if (line)
    keystore.noteHeard(line.id, {
      recentSubject: open?.id ?? (id as string as SubjectId),
      recentAt: view.now,
    });
  const opening = { province: base.province, ...drill?.place, ...drill?.clocks, ...ladderData(base) };
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
        ...drill?.late,
        ...(!open && opening),
        ...recognisedIn(view, text),
      },
      bodies,
    }),
  };
}

/**
 * A bip that was taken for the answer to a drill becomes an alert as if it had come then: of her village, and as late as
 * it waited.
 */
function drillBip(view: View, { subject }: Entry, line: Line | undefined) {
  const at = (view.register('message', subject.id)?.state as KeptBack | undefined)?.at ?? view.now;
  const seconds = Math.min(longestWait, Math.floor((view.now - at) / second));
  const id = line?.holder.kind === 'source' ? (line.holder.source as SubjectId) : null;
  const source = id === null ? undefined : view.registers.source(id);
  return {
    place: source ? { community: source.community } : {},
    late: { sentAt: isoOf(at), ...(seconds > 0 && { lateSeconds: seconds }) },
    clocks: seconds > 0 ? { backSeconds: seconds } : {},
  };
}
