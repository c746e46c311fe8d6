// Which act each kind of file stands for, and its columns: the fields of that act's own schema.
import { acts } from '@ulinzi/domain/acts';
import type { Act } from '@ulinzi/domain/kernel';
import type { ImportKind } from '@ulinzi/domain/registers';
import type { TSchema } from 'typebox';

const mainActs: Record<ImportKind, string> = {
  bases: 'base.open',
  communities: 'community.add',
  posts: 'post.open',
  duties: 'duty.assign',
  sources: 'source.register',
  roads: 'road.record',
};

export interface Column {
  readonly field: string;
  /** Null for what goes to the keystore or is sealed: text. */
  readonly schema: TSchema | null;
  readonly isRequired: boolean;
}

/** The act that a declared name stands for. */
export function actOf(name: string): Act {
  const act = acts[name];
  if (!act) throw new Error(`no act ${name}`);
  return act;
}

export function mainActOf(kind: ImportKind): Act {
  return actOf(mainActs[kind]);
}

function columnsOfAct(act: Act): Column[] {
  const required = (act.data.required ?? []) as readonly string[];
  const fields = Object.entries(act.data.properties).filter(([name]) => !act.byNode.includes(name));
  return [
    ...fields.map(([field, schema]) => ({ field, schema, isRequired: required.includes(field) })),
    ...[...act.bodies.map(({ name }) => name), ...act.secrets].map((field) => ({
      field,
      schema: null,
      isRequired: false,
    })),
  ];
}

/** The columns of a kind of file. A community comes with its aliases (`a | b`) and what is said of it. */
export function columnsOfKind(kind: ImportKind): Column[] {
  const columns = columnsOfAct(mainActOf(kind));
  if (kind !== 'communities') return columns;
  const aliases = { field: 'aliases', schema: null, isRequired: false };
  return [...columns, aliases, ...columnsOfAct(actOf('community.describe'))];
}
