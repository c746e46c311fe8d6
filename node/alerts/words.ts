// What people wrote, each a logged read. The words of messages are for the base's Assistant and the custodian alone: a
// commander gets place and threat; analysts, Kinshasa and everyone outside never see raw words (safety rule 2). Notes
// and reasons are for those who see the base's whole alert; the reasons of decisions also for the duty officer.
import type { NotesAnswer, WordsAnswer } from '@ulinzi/domain/alerts';
import { isoOf, type Refusal, refuse } from '@ulinzi/domain/kernel';
import type { Actor } from '@ulinzi/domain/registers';
import {
  type EntryWithBodies,
  messageText,
  noteRead,
  openBody,
  type ProtectedThing,
  sealedFor,
} from '../bodies/index.ts';
import type { App, Core } from '../app/index.ts';
import { circlesFor, type SeenAlert } from './alert-store.ts';

const mostShown = 50;

/** The newest fifty messages and typed notes of an alert, oldest first; noted in the register of reads before. */
export async function readWords(
  app: App,
  core: Core,
  actor: Actor,
  alert: SeenAlert,
): Promise<WordsAnswer | Refusal> {
  if (actor.role !== 'assistant' && actor.role !== 'custodian') return refuse('act/not-yours');
  const rows = await opened(app, core, actor, alert, 'message-words');
  const words = rows
    .filter(({ entry }) => entry.act === 'message.receive' || entry.act === 'alert.record')
    .slice(-mostShown)
    .map((row) => ({
      at: timeOf(app, row),
      kind: row.entry.act === 'alert.record' ? 'typed' : String(row.entry.data['kind']),
      words: wordsIn(app, row),
    }));
  return { words };
}

/** The newest fifty notes and reasons of an alert, oldest first; noted in the register of reads before. */
export async function readNotes(
  app: App,
  core: Core,
  actor: Actor,
  alert: SeenAlert,
): Promise<NotesAnswer | Refusal> {
  const isWhole = alert.view === 'base';
  if (!isWhole && actor.role !== 'duty-officer') return refuse('act/not-yours');
  const rows = await opened(app, core, actor, alert, 'notes');
  const kinds = isWhole ? (['note', 'why'] as const) : (['why'] as const);
  const notes = rows.flatMap((row) =>
    kinds
      .filter((kind) => row.entry.bodies.some(({ name }) => name === kind))
      .map((kind) => ({ at: timeOf(app, row), act: row.entry.act, kind, words: textIn(app, row, kind) })),
  );
  return { notes: notes.slice(-mostShown) };
}

async function opened(
  app: App,
  core: Core,
  actor: Actor,
  alert: SeenAlert,
  what: ProtectedThing,
): Promise<EntryWithBodies[]> {
  await noteRead(core.pool, { at: app.clock.recorded(), pen: actor.pen, what, subject: alert.id });
  return sealedFor(core.openers, circlesFor(core, actor), alert.no);
}

function timeOf(app: App, row: EntryWithBodies): string {
  return isoOf(app.clock.wallOf(app.clock.at(row.position, row.recorded)));
}

function textIn(app: App, row: EntryWithBodies, name: string): string | null {
  const plain = openBody(app.keystore, row, name);
  return plain ? Buffer.from(plain).toString('utf8') : null;
}

/** Null for a call, and where the words have been destroyed. */
export function wordsIn(app: App, row: EntryWithBodies): string | null {
  if (row.entry.act === 'alert.record') return textIn(app, row, 'words');
  const message = openBody(app.keystore, row, 'message');
  return message ? messageText(message) : null;
}
