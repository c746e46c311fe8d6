// From a message as a gateway gave it to what became of it: an alert opened or joined, a page answered, a courtesy,
// or set aside. Nothing is dropped; every message is kept exactly as it came, sealed.
import { freeNumber, isOpen } from '@ulinzi/domain/alerts';
import { isCourtesy, latenessOf, type Page, pageCodeIn, senderForm } from '@ulinzi/domain/channels';
import { type Base, unusualParts } from '@ulinzi/domain/communities';
import { isoOf, minute, refuse, type SubjectId } from '@ulinzi/domain/kernel';
import { randomInt } from 'node:crypto';
import type { IncomingMessage } from '../channels/index.ts';
import type { Received } from '../app/index.ts';
import type { Keystore, Line } from '../keystore/index.ts';
import { draft, type EntryDraft, type Job, type Plan, type View } from '../log/index.ts';
import { acknowledgement, mayAcknowledge } from './acknowledgement.ts';
import { answerPage } from './answer.ts';
import { herAlerts, heardBefore, isDrillAnswer } from './drill-answer.ts';
import { type ArrivalClock, lateIn } from './arrival.ts';
import type { Passed } from './passed.ts';
import { senderOf } from './sender.ts';

/** A sender's next message within this time joins her open alert; counted from her last message. */
const joinsWithin = 30 * minute;

/** A number for a new alert of a base, drawn among those that are free. */
export function drawNumber(view: View, base: Base): string {
  return freeNumber(
    (drawn) => view.isNumberUsed(base.slug, drawn),
    view.numbersUsed(base.slug),
    (below) => randomInt(below),
  );
}

/** What the alert-opening acts carry of a base's ladder: only what is not usual. */
export function ladderData(base: Base): object {
  return unusualParts(base.ladder);
}

/** The id of a message's entry: the same for the same message, also when a gateway hands it over again. */
export function messageIdOf(keystore: Keystore, message: IncomingMessage): EntryDraft['id'] {
  return keystore.attendance.takenAs(keystore.hmacMessageId(idParts(message)));
}

function idParts({ gateway, reference, sentAt, from, kind, text }: IncomingMessage): string[] {
  return [gateway, reference, String(sentAt ?? ''), from, kind, text ?? ''];
}

/**
 * The job that takes one message in. Its entry id comes from a keyed hash of gateway, reference, SMS-centre time,
 * sender and text, so that a gateway's retry is the same message and answers with the same result.
 */
export function intakeJob(keystore: Keystore, message: IncomingMessage, clock: ArrivalClock): Job<Received> {
  const { gateway, text } = message;
  const id = messageIdOf(keystore, message);
  const known = senderNeeds(keystore, message);
  return {
    needs: known,
    mayBeLogged: [id],
    decide(view) {
      const before = view.logged(id);
      if (before) return { entries: [], result: receivedBefore(id, before.entry.data) };
      const via = view.registers.gateway(gateway);
      if (!via) return refuse('gateway/not-found');
      const lastHeard = heardBefore(keystore, message);
      const sender = senderOf(keystore, view.registers, message, view.now);
      const late = latenessOf(message.sentAt, clock.wallOf(view.now), clock.isInDoubt);
      const passed: Passed = {
        keystore,
        view,
        message,
        id,
        sender,
        base: via.base,
        pen: keystore.nodePen,
        late,
      };
      if (sender.kind === 'operator') return setAside(passed, 'set-aside');
      if (sender.kind === 'revoked') return setAside(passed, 'quarantined');
      if (sender.kind === 'staff') {
        const page = pageAnswered(view, sender.post.slug, message);
        if (page === 'unclear') return setAside(passed, 'set-aside');
        if (page) return answered(passed, sender.post.slug, page);
      }
      if (text !== null && isCourtesy(text)) {
        noteWaiting(passed, null);
        return setAside(passed, 'courtesy');
      }
      if (isDrillAnswer(passed, lastHeard, clock.isInDoubt)) return drilled(passed);
      return alerted(passed, sender.line);
    },
  };
}

/** Where nobody can tell whose message it is, what its id and its sender hang on waits for the passphrase. */
function noteWaiting({ keystore, sender, id, message }: Passed, alert: SubjectId | null): void {
  if (sender.kind !== 'not-yet-known') return;
  keystore.attendance.noteWaiting({ entry: id, parts: idParts(message), line: sender.line.id, alert });
}

function senderNeeds(keystore: Keystore, message: IncomingMessage): SubjectId[] {
  const form = senderForm(message.from);
  const line = form.form === 'number' ? keystore.findLine(form.number) : undefined;
  const others = message.kind === 'call' ? herAlerts(keystore, line) : [];
  return line?.recentSubject ? [...new Set([line.recentSubject, ...others])] : others;
}

function receivedBefore(id: string, data: Readonly<Record<string, unknown>>): Received {
  return {
    id,
    fate: String(data['fate']),
    alert: typeof data['number'] === 'string' ? data['number'] : null,
  };
}

/** The page that a post's reply is for: by its digits, or the only open one for a bip. */
function pageAnswered(view: View, post: string, message: IncomingMessage): Page | 'unclear' | null {
  const pages = view.pagesOf(post);
  if (message.kind === 'call') {
    const open = pages.filter((page) => page.closedAt === null);
    return open.length === 1 ? (open[0] as Page) : 'unclear';
  }
  const code = pageCodeIn(message.text ?? '');
  if (code === null) return null;
  const matching = pages.filter((page) => page.code === code).sort((a, b) => b.openedAt - a.openedAt);
  return matching[0] ?? 'unclear';
}

function entryOf(
  passed: Passed,
  fate: string,
  data: object,
  subject?: SubjectId,
  circle?: number,
): EntryDraft {
  const { message, sender, id, pen, view } = passed;
  const line = 'line' in sender ? sender.line.id : null;
  const opens = fate === 'opens';
  const made = draft({
    id,
    act: 'message.receive',
    kind: opens || fate === 'joins' ? 'alert' : 'message',
    ...(subject && { subject }),
    ...(circle !== undefined && { circle }),
    pen,
    occurred: message.sentAt ?? view.now,
    data: {
      fate,
      sender: sender.kind,
      kind: message.kind,
      gateway: message.gateway,
      base: passed.base,
      ...(message.sentAt !== null && { sentAt: isoOf(message.sentAt) }),
      ...lateIn(passed.late, opens),
      ...data,
    },
    bodies: [
      { name: 'message', kind: 'message', plain: messageBody(message) },
      ...(line === null
        ? []
        : [{ name: 'sender', kind: 'sender' as const, plain: Buffer.from(JSON.stringify({ line })) }]),
    ],
  });
  return made;
}

/** What is sealed of a message: exactly what the gateway gave, and the words in it as its channel read them. */
function messageBody({ text, raw }: IncomingMessage): Uint8Array {
  return Buffer.from(JSON.stringify({ text, raw: Buffer.from(raw).toString('utf8') }), 'utf8');
}

function setAside(passed: Passed, fate: 'set-aside' | 'quarantined' | 'courtesy'): Plan<Received> {
  return { entries: [entryOf(passed, fate, {})], result: { id: passed.id, fate, alert: null } };
}

/** Taken for the answer to a drill: it waits to be told apart from an alarm (node/drills), and rings by itself. */
function drilled(passed: Passed): Plan<Received> {
  const { base } = placeOf(passed);
  return {
    entries: [entryOf(passed, 'drill', { base })],
    result: { id: passed.id, fate: 'drill', alert: null },
  };
}

function answered(passed: Passed, post: string, page: Page): Plan<Received> {
  const by = passed.message.kind === 'call' ? 'call' : 'sms';
  return {
    entries: [
      entryOf(passed, 'answers', {}),
      ...answerPage(passed.view, page, {
        post,
        pen: passed.keystore.sittingPen(post)?.id ?? passed.pen,
        by,
      }),
    ],
    result: { id: passed.id, fate: 'answers', alert: null },
  };
}

/** A message of a known sender or a stranger: joins her open alert, or opens one that rings at once. */
function alerted(passed: Passed, line: Line): Plan<Received> {
  const { view, id, keystore } = passed;
  const open = openAlertOf(view, line);
  if (open) {
    noteWaiting(passed, open.id);
    keystore.noteHeard(line.id, heard(passed, line, open.id, open.isSourceAtRisk));
    const joined = entryOf(
      passed,
      'joins',
      { number: open.number, ...recognisedIn(view, passed.message.text) },
      open.id,
    );
    return {
      entries: [{ ...joined, epoch: open.epoch }],
      outgoing: acknowledgement(passed, line, open.id, open.isSourceAtRisk),
      result: { id, fate: 'joins', alert: open.number },
    };
  }
  const place = placeOf(passed);
  const base = view.registers.base(place.base) as Base;
  const number = drawNumber(view, base);
  const alert = id as string as SubjectId;
  const outgoing = acknowledgement(passed, line, alert, false);
  noteWaiting(passed, alert);
  keystore.noteHeard(line.id, heard(passed, line, alert, false));
  const data = {
    base: base.slug,
    province: base.province,
    ...place.community,
    number,
    ...ladderData(base),
    ...recognisedIn(view, passed.message.text),
  };
  return {
    entries: [entryOf(passed, 'opens', data, undefined, base.circle)],
    outgoing,
    result: { id, fate: 'opens', alert: number },
  };
}

/**
 * What the word list finds in the words, as codes, while they are at hand: later they are sealed. Of a bip nothing.
 */
export function recognisedIn(view: View, text: string | null): { recognised?: readonly string[] } {
  const recognised = view.registers.recognise(text ?? '');
  return recognised.length > 0 ? { recognised } : {};
}

/** The open alert into which a line's messages go, while the last of them is recent. */
export function openAlertOf(view: View, line: Line) {
  if (!line.recentSubject || line.recentAt === null || view.now - line.recentAt > joinsWithin) return null;
  const alert = view.alert(line.recentSubject);
  return alert && isOpen(alert) ? alert : null;
}

/** A known sender's alert belongs to her community's base; a stranger's to the gateway's, its place still open. */
function placeOf({ sender, base }: Passed): { base: string; community: { community?: string } } {
  if (sender.kind === 'known' && sender.community) {
    return { base: sender.community.base, community: { community: sender.community.slug } };
  }
  if (sender.kind === 'staff' && sender.post.base) return { base: sender.post.base, community: {} };
  return { base, community: {} };
}

function heard(passed: Passed, line: Line, alert: SubjectId, atRisk: boolean) {
  const acknowledges = mayAcknowledge(passed, line, atRisk);
  return {
    recentSubject: alert,
    recentAt: passed.view.now,
    ...(acknowledges && { acknowledgedAt: passed.view.now }),
  };
}
