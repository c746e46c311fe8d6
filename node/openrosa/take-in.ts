// From a filled in form to a report, through the same act as at a screen. Its id is the instance's, so that however often
// a phone sends it there is one report; what another instance says under that id is refused and kept.
import {
  type EntryId,
  isRefusal,
  isUuid,
  type Moment,
  type Refusal,
  refuse,
  subjectOf,
} from '@ulinzi/domain/kernel';
import type { Actor } from '@ulinzi/domain/registers';
import type { Report } from '@ulinzi/domain/reports';
import { performAct } from '../acts/index.ts';
import type { NodeAtWork } from '../app/index.ts';
import type { Keystore } from '../keystore/index.ts';
import type { Instance } from './instance-xml.ts';
import { keepInstance } from './kept-store.ts';
import { mappingFor } from './own-forms.ts';
import { saidIn, type SaidInReport } from './mapping.ts';
import { standingOf } from './same-report.ts';

/** One at a time for each id: what is compared with the log must be in it. */
const underWay = new Map<EntryId, Promise<unknown>>();

/** Takes an instance in. Gives the number of its report, or why there is none; nothing is done halfway. */
export async function takeIn(
  node: NodeAtWork,
  actor: Actor,
  instance: Instance,
  bytes: Uint8Array,
): Promise<{ number: string } | Refusal> {
  const { keystore } = node.app;
  const mapping = mappingFor(keystore, instance);
  if (isRefusal(mapping)) return mapping;
  const said = saidIn(instance, mapping);
  if (isRefusal(said)) return said;
  const id = entryIdOf(keystore, instance);
  const before = underWay.get(id) ?? Promise.resolve();
  const now = before.then(() => perform(node, actor, { id, instance, bytes, said: atBase(said, actor) }));
  const settled = now.catch(() => undefined);
  underWay.set(id, settled);
  try {
    return await now;
  } finally {
    if (underWay.get(id) === settled) underWay.delete(id);
  }
}

interface Sent {
  readonly id: EntryId;
  readonly instance: Instance;
  readonly bytes: Uint8Array;
  readonly said: SaidInReport;
}

async function perform(node: NodeAtWork, actor: Actor, sent: Sent): Promise<{ number: string } | Refusal> {
  const { app } = node;
  const { id, said, instance, bytes } = sent;
  const core = app.core();
  if (!core) return refuse('node/not-durable');
  const standing = await standingOf(core.pool, app.keystore, id, said);
  if (standing === 'new') {
    const done = await performAct(node, {
      act: 'report.send',
      subject: null,
      secrets: {},
      saw: null,
      actor,
      id,
      ...occurredOf(instance, app.clock.recorded()),
      ...said,
    });
    if (!isRefusal(done)) return { number: numberOf(node, id) };
    if (done.refused !== 'entry/other-bytes') return done;
  }
  if (standing === 'same') return { number: numberOf(node, id) };
  await keepInstance(app, core, { report: id, formId: instance.formId, bytes, actor });
  return refuse('openrosa/other-content');
}

/** The UUID of the instance itself; of what is none, one that only this node could make. */
function entryIdOf(keystore: Keystore, { formId, instanceId }: Instance): EntryId {
  const uuid = instanceId.replace(/^uuid:/i, '').toLowerCase();
  return isUuid(uuid) ? (uuid as EntryId) : keystore.hmacMessageId(['openrosa', formId, instanceId]);
}

/** Who serves one base reports on it, where the form does not say. */
function atBase(said: SaidInReport, { base }: Actor): SaidInReport {
  return base === null ? said : { ...said, data: { base, ...said.data } };
}

/** When the form was filled in, as the phone says; not where its clock is ahead of ours. */
function occurredOf({ answers }: Instance, now: number): { occurred: Moment } | null {
  const at = Date.parse(answers.get('occurred')?.[0] ?? '');
  return at > 0 && at <= now ? { occurred: at } : null;
}

/** The number by which the office and the sender speak of it; empty where it is not at hand. */
function numberOf({ app }: NodeAtWork, id: EntryId): string {
  const state = app.core()?.memory.registerHeld(subjectOf(id))?.state as Partial<Report> | undefined;
  return state?.number ?? '';
}
