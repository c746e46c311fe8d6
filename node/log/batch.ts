// From what a batch has decided to the rows that one transaction writes.
import type { Entry, Outcome } from '@ulinzi/domain/kernel';
import { rowHash } from './chain.ts';
import type { Batch, LogRow, OutgoingRow } from './log-store.ts';
import type { Step } from './node-clock.ts';
import type { OutgoingChange, OutgoingDraft } from './plan.ts';
import type { SealedEntry } from './seal-entry.ts';
import { shownOf } from './shown.ts';
import type { Staging } from './staging.ts';

/** The newest row of the log. */
export interface Tail {
  position: number;
  incarnation: number;
  hash: Uint8Array;
}

export interface DraftedRow extends SealedEntry {
  readonly outcome: Outcome;
  readonly recorded: number;
  readonly subjectNo: number;
  /** Milliseconds, where the entry is a step of the wall clock. */
  readonly step: number | null;
}

/** What the jobs of a batch have planned so far. */
export interface Drafts {
  readonly entries: DraftedRow[];
  readonly outgoing: OutgoingDraft[];
  readonly changes: OutgoingChange[];
  /** Steps of the wall clock, taken over once they are on disk. */
  readonly steps: Step[];
}

export interface Fact {
  readonly entry: Entry;
  readonly outcome: Outcome;
  readonly position: number;
}

/** The rows to write, the tail of the log after them, and what happened, for those who listen. */
export function makeBatch(
  staging: Staging,
  drafts: Drafts,
  before: Readonly<Tail>,
  sealRecipient: (line: number) => Uint8Array,
): { write: Batch; tail: Tail; facts: Fact[] } {
  const tail = { ...before };
  const rows: LogRow[] = [];
  const facts: Fact[] = [];
  for (const draft of drafts.entries) {
    tail.position += 1;
    const { outcome, recorded } = draft;
    const head = { position: tail.position, incarnation: tail.incarnation, recorded, outcome };
    tail.hash = rowHash(tail.hash, head, draft.bytes);
    rows.push({
      ...head,
      entryId: draft.entry.id,
      subjectNo: draft.subjectNo,
      entry: draft.bytes,
      bodies: draft.bodies,
      hash: tail.hash,
      stepMs: draft.step,
      destroysKeys: draft.entry.act === 'body.destroy',
    });
    facts.push({ entry: draft.entry, outcome, position: tail.position });
  }
  const outgoing = drafts.outgoing.map(
    (draft): OutgoingRow => ({
      ...draft,
      recipient: draft.line === null ? null : sealRecipient(draft.line),
      subjectNo: draft.alert ? staging.alertNo(draft.alert) : null,
      created: staging.now,
    }),
  );
  return {
    write: {
      rows,
      alerts: [...staging.alerts.values()],
      registers: [...staging.registersChanged.values()],
      shown: shownOf([...staging.alerts.values()], [...staging.registersChanged.values()], staging.registers),
      pages: [...staging.pages.values()],
      outgoing,
      changes: drafts.changes,
    },
    tail,
    facts,
  };
}
