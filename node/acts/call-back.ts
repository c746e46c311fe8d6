// Who called, as far as the sealed bodies and the keystore tell; and the number handed to the dialler of the
// Assistant on duty, which is one of the two exceptions to "no number on a screen".
import type { SubjectId } from '@ulinzi/domain/kernel';
import type { Actor } from '@ulinzi/domain/registers';
import { describeSource, registerSource, type Source } from '@ulinzi/domain/sources';
import { entriesWithBodies, newestMessage, noteRead, openBody, senderLine } from '../bodies/index.ts';
import type { Line } from '../keystore/index.ts';
import type { App } from '../app/index.ts';

const saysPhrases: readonly string[] = [registerSource.name, describeSource.name];

export interface Caller {
  readonly alert: SubjectId;
  readonly gateway: string;
  readonly line: Line;
  readonly source: { readonly id: SubjectId; readonly no: number; readonly state: Source } | null;
}

export interface Dial {
  readonly number: string;
  readonly until: string;
  /** How to open, and what the source says when she is not free to speak. */
  readonly openingPhrase: string | null;
  readonly distressWord: string | null;
}

/** The caller of an alert's newest message; null where it came from the typed log, or the number is forgotten. */
export async function findCaller(app: App, alert: SubjectId): Promise<Caller | null> {
  const core = app.core();
  const no = core?.memory.alertHeld(alert)?.no ?? (core ? await alertNo(app, alert) : undefined);
  if (!core || no === undefined) return null;
  const message = await newestMessage(core.pool, no);
  const lineId = message ? senderLine(app.keystore, message) : undefined;
  const line = lineId === undefined ? undefined : app.keystore.line(lineId);
  if (!message || !line) return null;
  const id = line.holder.kind === 'source' ? (line.holder.source as SubjectId) : null;
  const held = id ? core.memory.registerHeld(id) : undefined;
  return {
    alert,
    gateway: String(message.entry.data['gateway']),
    line,
    source: id && held ? { id, no: held.no, state: held.state as Source } : null,
  };
}

async function alertNo(app: App, alert: SubjectId): Promise<number | undefined> {
  const found = await app
    .core()
    ?.pool.query<{ position: string }>('select position from log where entry_id = $1', [alert]);
  return found?.rows[0] ? Number(found.rows[0].position) : undefined;
}

/** Hands the number over: noted in the register of reads first. */
export async function dialFor(app: App, actor: Actor, caller: Caller, until: string): Promise<Dial> {
  const core = app.core();
  if (!core) throw new Error('no database');
  await noteRead(core.pool, {
    at: app.clock.recorded(),
    pen: actor.pen,
    what: 'number',
    subject: caller.alert,
  });
  const said = caller.source ? await entriesWithBodies(core.pool, caller.source.no) : [];
  // The newest that was agreed on: what a later description leaves out stays as it was.
  const agreed = said.filter(({ entry }) => saysPhrases.includes(entry.act)).reverse();
  const phrase = (name: string) => {
    const latest = agreed.find(({ entry }) => entry.bodies.some((body) => body.name === name));
    const plain = latest ? openBody(app.keystore, latest, name) : undefined;
    return plain ? Buffer.from(plain).toString('utf8') : null;
  };
  return {
    number: caller.line.number,
    until,
    openingPhrase: phrase('openingPhrase'),
    distressWord: phrase('distressWord'),
  };
}
