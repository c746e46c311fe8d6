// The words of an alert's messages: a logged read, for the base's Assistant and the custodian alone. A commander
// gets place and threat; analysts, Kinshasa and everyone outside never see raw words (safety rule 2).
import { isoOf, type Refusal, refuse } from '@ulinzi/domain/kernel';
import type { Actor } from '@ulinzi/domain/registers';
import { entriesWithBodies, noteRead, openBody } from '../bodies/index.ts';
import type { App } from '../app/index.ts';
import type { FoundAlert } from './alert-store.ts';

export interface WordsHeard {
  readonly at: string;
  readonly kind: string;
  /** Null for a call, and where the words have been destroyed. */
  readonly words: string | null;
}

/** The newest fifty messages and typed notes of an alert, oldest first; noted in the register of reads before. */
export async function readWords(app: App, actor: Actor, alert: FoundAlert): Promise<WordsHeard[] | Refusal> {
  const core = app.core();
  if (!core) return refuse('node/not-durable');
  if (actor.role !== 'assistant' && actor.role !== 'custodian') return refuse('act/not-yours');
  await noteRead(core.pool, {
    at: app.clock.recorded(),
    pen: actor.pen,
    what: 'message-words',
    subject: alert.id,
  });
  const rows = await entriesWithBodies(core.pool, alert.no);
  return rows
    .filter(({ entry }) => entry.act === 'message.receive' || entry.act === 'alert.record')
    .slice(-50)
    .map((row) => ({
      at: isoOf(app.clock.wallOf(app.clock.at(row.position, row.recorded))),
      kind: row.entry.act === 'alert.record' ? 'typed' : String(row.entry.data['kind']),
      words: wordsIn(app, row),
    }));
}

function wordsIn(app: App, row: Parameters<typeof openBody>[1]): string | null {
  if (row.entry.act === 'alert.record') {
    const plain = openBody(app.keystore, row, 'words');
    return plain ? Buffer.from(plain).toString('utf8') : null;
  }
  const raw = openBody(app.keystore, row, 'message');
  if (!raw) return null;
  return (JSON.parse(Buffer.from(raw).toString('utf8')) as { text: string | null }).text;
}
