// One entry as a phone sent it: read, its signature checked, and brought to what this program understands.
import { acts } from '@ulinzi/domain/acts';
import {
  entryToSign,
  type FieldEntry,
  fieldEntry,
  type SentItem,
  sentItem,
  syncLimits,
} from '@ulinzi/domain/field';
import {
  type EntryId,
  isRefusal,
  momentOf,
  type Refusal,
  refuse,
  type SubjectId,
  upcast,
} from '@ulinzi/domain/kernel';
import type { Actor } from '@ulinzi/domain/registers';
import { Compile } from 'typebox/compile';
import { createHash } from 'node:crypto';
import type { ActRequest } from '../acts/index.ts';
import { isSignedByDevice } from '../http/index.ts';
import type { Device } from '../keystore/index.ts';

const items = Compile(sentItem);
const entries = Compile(fieldEntry);

/** An item that has a number at least; its text may be anything. */
export interface Numbered {
  readonly n: number;
  readonly text: string;
  readonly signature: string;
  readonly digest: Buffer;
  readonly entry: FieldEntry | Refusal;
}

/** What of an item can be told of; undefined where it has no number by which to tell. */
export function numbered(given: unknown): Numbered | undefined {
  const { n, entry, signature } = (given ?? {}) as Partial<SentItem>;
  if (typeof n !== 'number' || !Number.isSafeInteger(n) || n < 1 || n > syncLimits.most) return undefined;
  const text = typeof entry === 'string' ? entry : JSON.stringify(given);
  return {
    n,
    text,
    signature: typeof signature === 'string' ? signature.slice(0, 200) : '',
    digest: createHash('sha256').update(text).digest(),
    entry: items.Check(given) ? read(text) : refuse('act/schema'),
  };
}

function read(text: string): FieldEntry | Refusal {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    return refuse('request/malformed');
  }
  if (!entries.Check(given)) return refuse('act/schema', fieldsIn(given));
  return Number.isNaN(momentOf(given.occurred)) ? refuse('act/schema', ['occurred']) : given;
}

/** Names of the entry's own fields that are wrong: never what somebody typed. */
function fieldsIn(given: unknown): string[] {
  const names = entries.Errors(given).map(({ instancePath }) => instancePath.split('/')[1] ?? '');
  return [...new Set(names)].filter((name) => Object.hasOwn(fieldEntry.properties, name));
}

/** True for an entry that a newer program may understand: of an act, or a version of one, that this one does not know. */
export function isOfNewer({ act, version }: FieldEntry): boolean {
  const declared = Object.hasOwn(acts, act) ? acts[act] : undefined;
  return !declared || version > declared.version;
}

/** What phones write about. The registers of the mission are kept at a desk. */
const subjects: readonly string[] = [
  'alert',
  'report',
  'question',
  'mentoring',
  'recommendation',
  'visit',
  'plan',
  'promise',
];
/** What hands something back that is for the asker's eyes at once, and not for a line that may be days late. */
const atDeskOnly: readonly string[] = ['alert.request-number'];

export interface Sender {
  readonly device: Pick<Device, 'id' | 'publicKey'>;
  /** As its post stood when the entry arrived. */
  readonly actor: Actor;
}

/** The act that an entry asks for, or why it is none of a phone's. Only for one that this program understands. */
export function requestOf({ device, actor }: Sender, { signature }: Numbered, entry: FieldEntry) {
  const declared = acts[entry.act];
  if (!declared || !subjects.includes(declared.subject) || atDeskOnly.includes(entry.act))
    return refuse('act/not-yours');
  if (declared.creates !== (entry.subject === null)) return refuse('act/schema', ['subject']);
  const data = brought(declared, entry);
  if (isRefusal(data)) return data;
  const request: ActRequest = {
    act: entry.act,
    subject: entry.subject as SubjectId | null,
    data,
    bodies: entry.bodies,
    secrets: {},
    saw: entry.saw,
    actor,
    by: 'screen',
    id: entry.id as EntryId,
    occurred: momentOf(entry.occurred),
    signed: { device: device.id, signature },
  };
  return request;
}

function brought(declared: Parameters<typeof upcast>[0], { version, data }: FieldEntry) {
  try {
    return upcast(declared, version, data);
  } catch {
    return refuse('act/schema', ['data']);
  }
}

/** True where the phone itself signed this very text. */
export function isOwn({ device }: Sender, { text, signature }: Numbered): boolean {
  return isSignedByDevice(device, entryToSign(text), signature);
}
