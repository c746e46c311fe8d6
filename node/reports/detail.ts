// One report with its words: noted in the register of reads before anything is opened.
import { isoOf } from '@ulinzi/domain/kernel';
import type { Actor } from '@ulinzi/domain/registers';
import { type ReportAnswer, sections } from '@ulinzi/domain/reports';
import { circlesFor, findAlert } from '../alerts/index.ts';
import type { App, Core } from '../app/index.ts';
import { type HistoryEntry, historyFor, historyOfOwn, noteRead, openBody } from '../bodies/index.ts';
import { communityLabel, reportLine } from './present.ts';
import type { SeenReport } from './report-store.ts';

const texts = ['text', ...sections] as const;

/** Notes that the actor reads a report, and shows it whole. */
export async function reportShown(
  app: App,
  core: Core,
  actor: Actor,
  seen: SeenReport,
): Promise<ReportAnswer> {
  const { id, no, state } = seen;
  await noteRead(core.pool, { at: app.clock.recorded(), pen: actor.pen, what: 'report', subject: id });
  const all = seen.isInCircles
    ? await historyFor(core.openers, circlesFor(core, actor), no)
    : await historyOfOwn(core.pool, no);
  // What was kept without effect has changed no word of it.
  const entries = all.filter(({ outcome }) => outcome === 'accepted');
  const { said, coded } = state;
  return {
    ...reportLine(app, core, actor, seen),
    datePrecision: said.datePrecision ?? null,
    contact: said.contact ?? null,
    knownTo: said.knownTo ?? null,
    killedLow: said.killedLow ?? null,
    killedHigh: said.killedHigh ?? null,
    hurtLow: said.hurtLow ?? null,
    hurtHigh: said.hurtHigh ?? null,
    displacedLow: said.displacedLow ?? null,
    displacedHigh: said.displacedHigh ?? null,
    observations: said.observations ?? [],
    alerts: await Promise.all((said.alerts ?? []).map((alert) => linkedAlert(core, actor, alert))),
    visit: said.visit ?? null,
    coded: coded && { ...coded, communityLabel: communityLabel(core, coded.community) },
    texts: textsIn(app, entries),
    comments: readsComments(actor, seen) ? commentsIn(app, entries) : [],
    history: entries.map((row) => ({
      act: lastWord(row) as ReportAnswer['history'][number]['act'],
      at: timeOf(app, row),
      ...('reason' in row.entry.data && { reason: row.entry.data['reason'] as never }),
    })),
  };
}

/** By its number, where the reader sees the alert. */
async function linkedAlert(core: Core, actor: Actor, id: string) {
  const found = await findAlert(core, actor, id);
  return { id, number: found?.state.number ?? null };
}

/** Each text as it was written last. */
function textsIn(app: App, entries: readonly HistoryEntry[]): ReportAnswer['texts'] {
  return texts.flatMap((name) => {
    const row = entries.findLast(({ entry }) => entry.bodies.some((body) => body.name === name));
    return row ? [{ name, words: wordsIn(app, row, name) }] : [];
  });
}

function commentsIn(app: App, entries: readonly HistoryEntry[]): ReportAnswer['comments'] {
  return entries
    .filter(({ entry }) => entry.bodies.some((body) => body.name === 'comment'))
    .map((row) => ({
      at: timeOf(app, row),
      act: lastWord(row) === 'accept' ? 'accept' : 'return',
      words: wordsIn(app, row, 'comment'),
    }));
}

/** What the office wrote to the author is for her, for the office, and for those who mentor her and work beside her. */
export function readsComments(actor: Actor, { isOwn, state }: Pick<SeenReport, 'isOwn' | 'state'>): boolean {
  if (isOwn) return true;
  if (actor.role === 'assistant') return state.isMentored;
  return actor.role !== 'commander' && actor.role !== 'jpt-member';
}

/** Null where the words have been destroyed. */
export function wordsIn(app: App, row: HistoryEntry, name: string): string | null {
  const plain = openBody(app.keystore, row, name);
  return plain ? Buffer.from(plain).toString('utf8') : null;
}

export function timeOf(app: App, row: HistoryEntry): string {
  return isoOf(app.clock.wallOf(app.clock.at(row.position, row.recorded)));
}

function lastWord({ entry }: HistoryEntry): string {
  return entry.act.split('.')[1] ?? '';
}
