// An act is declared once. Routes, the API's description, commands, permissions and the log read this declaration.
import { type Static, type TObject, type TSchema, Type } from 'typebox';
import type { Author } from './roles.ts';
import { freeTextFields } from './schema.ts';

export type SubjectKind =
  | 'alert'
  | 'message'
  | 'base'
  | 'community'
  | 'post'
  | 'duty'
  | 'source'
  | 'handset'
  | 'group'
  | 'gateway'
  | 'page'
  | 'outgoing'
  | 'promise'
  | 'word'
  | 'situation'
  | 'shift'
  | 'road'
  | 'area'
  | 'trouble'
  | 'contact'
  | 'drill'
  | 'tally'
  | 'report'
  | 'question'
  | 'mentoring'
  | 'recommendation'
  | 'visit'
  | 'plan'
  | 'node';

/** Who may see a field of an act beside those who hold it: the whole circle, or only the source's Assistant. */
export type Audience = 'circle' | 'assistant';

export interface BodyPart {
  readonly name: string;
  readonly maxLength: number;
}

export interface Act<Data extends TObject = TObject> {
  readonly name: string;
  readonly version: number;
  readonly subject: SubjectKind;
  /** True for an act that brings its subject into being. */
  readonly creates: boolean;
  readonly data: Data;
  /** Fields of `data` that are labels (names of places, posts, gateways). */
  readonly labels: readonly string[];
  /** Free text that goes with the act, sealed apart from the entry. */
  readonly bodies: readonly BodyPart[];
  /** Input that goes to the keystore alone: a phone number, an account's name. */
  readonly secrets: readonly string[];
  readonly who: readonly Author[];
  /** Fields that the node fills in and nobody may give. */
  readonly byNode: readonly string[];
  /** From each released version's data to the next one's. */
  readonly upcasters: Readonly<Record<number, (data: Record<string, unknown>) => Record<string, unknown>>>;
  readonly audience: Audience;
}

export type DataOf<A> = A extends Act<infer Data extends TObject> ? Static<Data> : never;

export interface Declaration<Fields extends Record<string, TSchema>> {
  name: string;
  subject: SubjectKind;
  who: readonly Author[];
  data: Fields;
  version?: number;
  creates?: boolean;
  labels?: readonly string[];
  bodies?: readonly string[];
  secrets?: readonly string[];
  byNode?: readonly string[];
  upcasters?: Act['upcasters'];
  audience?: Audience;
}

/** Longest free text of one body, in characters. */
export const longestBody = 4_000;

/**
 * Declares an act. Throws, at start and so in every test, when its schema would let free text into an entry or
 * when a released version has no way to the current one: both are mistakes in the program.
 */
export function declareAct<const Fields extends Record<string, TSchema>>(
  declaration: Declaration<Fields>,
): Act<TObject<Fields>> {
  const data = Type.Object(declaration.data, { additionalProperties: false });
  const labels = declaration.labels ?? [];
  const loose = freeTextFields(data, labels);
  if (loose.length > 0) throw new Error(`${declaration.name} lets free text into: ${loose.join(', ')}`);
  const version = declaration.version ?? 1;
  for (let old = 1; old < version; old++) {
    if (!declaration.upcasters?.[old]) throw new Error(`${declaration.name} cannot read its version ${old}`);
  }
  return {
    name: declaration.name,
    version,
    subject: declaration.subject,
    creates: declaration.creates ?? false,
    data,
    labels,
    bodies: (declaration.bodies ?? []).map((name) => ({ name, maxLength: longestBody })),
    secrets: declaration.secrets ?? [],
    who: declaration.who,
    byNode: declaration.byNode ?? [],
    upcasters: declaration.upcasters ?? {},
    audience: declaration.audience ?? 'circle',
  };
}

/** Data of any released version as the current version says it. */
export function upcast(act: Act, version: number, data: Record<string, unknown>): Record<string, unknown> {
  let current = data;
  for (let from = version; from < act.version; from++) current = act.upcasters[from]?.(current) ?? current;
  return current;
}
