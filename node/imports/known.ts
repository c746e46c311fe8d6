// What the registers hold already, by what names a line of a file: the same file twice changes nothing.
import type { SubjectId } from '@ulinzi/domain/kernel';
import { isoOf } from '@ulinzi/domain/kernel';
import type { Duty } from '@ulinzi/domain/people';
import type { ImportKind, RegisterState } from '@ulinzi/domain/registers';
import type { NamedHolder } from '../keystore/index.ts';
import type { Memory } from '../log/index.ts';

export type Known = ReadonlyMap<string, { readonly id: SubjectId; readonly state: RegisterState }>;

const subjects = {
  bases: 'base',
  communities: 'community',
  posts: 'post',
  duties: 'duty',
  sources: 'source',
  roads: 'road',
} as const;

/** What a line is about: a short name, a source's code; a turn of duty and a road of a day have no name. */
export function identityOf(kind: ImportKind, data: Readonly<Record<string, unknown>>): string {
  if (kind === 'sources') return `${String(data['province']).toUpperCase()}-FP-${String(data['digits'])}`;
  if (kind === 'duties')
    return ['post', 'seat', 'scope', 'from', 'until'].map((name) => String(data[name])).join(' ');
  if (kind === 'roads')
    return ['base', 'community', 'season', 'vehicle', 'asOf'].map((name) => String(data[name])).join(' ');
  return String(data['slug']);
}

export function knownOf(memory: Memory, kind: ImportKind): Known {
  return new Map(
    memory.registersOf(subjects[kind]).map((held) => [identityIn(kind, held.state), held] as const),
  );
}

function identityIn(kind: ImportKind, state: RegisterState): string {
  if (kind === 'sources') return (state as { code: string }).code;
  if (kind === 'duties') {
    const duty = state as Duty;
    return identityOf(kind, { ...duty, from: isoOf(duty.from), until: isoOf(duty.until) });
  }
  return identityOf(kind, state as unknown as Record<string, unknown>);
}

/** Fields that a register does not hold, or that are known to be the same: not compared. */
const notHeld: Readonly<Record<ImportKind, readonly string[]>> = {
  bases: [],
  communities: [],
  posts: [],
  duties: ['from', 'until'],
  sources: ['digits'],
  roads: ['isClosed'],
};

/** The first field in which a line says otherwise than the register; null where it says the same. */
export function differsIn(
  kind: ImportKind,
  data: Readonly<Record<string, unknown>>,
  state: RegisterState,
): string | null {
  const held = state as unknown as Readonly<Record<string, unknown>>;
  // A closed road is held as one without minutes.
  const said = kind === 'roads' ? { ...data, minutes: data['minutes'] ?? null } : data;
  const compared = Object.keys(said).filter((name) => !notHeld[kind].includes(name));
  return (
    compared.find((name) => JSON.stringify(held[name]) !== JSON.stringify(said[name as keyof typeof said])) ??
    null
  );
}

/** Who is to have the number of a line. */
export function heldBy(
  kind: ImportKind,
  data: Readonly<Record<string, unknown>>,
  subject: SubjectId,
): NamedHolder {
  return kind === 'posts'
    ? { kind: 'post', post: String(data['slug']) }
    : { kind: 'source', source: subject };
}
