// From a table to what each line asks for: acts checked against their own declarations, with every problem named.
import { isRefusal, type Refusal } from '@ulinzi/domain/kernel';
import type { Actor, ImportKind } from '@ulinzi/domain/registers';
import type { Speak } from '@ulinzi/words';
import { checkRequest, type CheckedRequest, split } from '../acts/index.ts';
import type { Table } from '../tables/index.ts';
import { expectedIn, type Form, type Problem, valueOf } from './cell.ts';
import { columnsIn, type PlacedColumn } from './columns.ts';
import { actOf, mainActOf } from './kinds.ts';

/** One line of the file: the act that brings its subject into being, and what is said of a community besides. */
export interface Line {
  readonly line: number;
  readonly main: CheckedRequest;
  readonly aliases: readonly CheckedRequest[];
  readonly description: CheckedRequest | null;
}

export interface Lines {
  readonly lines: readonly Line[];
  readonly problems: readonly Problem[];
}

/** Settles what a person wrote for a place; a refusal where it is not one place. */
export type Placer = (said: string) => string | Refusal;

/** Throws DataRefused where the header cannot be understood. */
export function linesOf(table: Table, kind: ImportKind, actor: Actor, place: Placer): Lines {
  const columns = columnsIn(table, kind);
  const problems: Problem[] = [];
  const lines: Line[] = [];
  for (const row of table.rows) {
    const found = lineOf(row.line, row.cells, { columns, kind, actor, place, speak: table.speak });
    if ('main' in found) lines.push(found);
    else problems.push(...found.problems);
  }
  return { lines, problems };
}

interface Reading {
  readonly columns: readonly PlacedColumn[];
  readonly kind: ImportKind;
  readonly actor: Actor;
  readonly place: Placer;
  readonly speak: Speak;
}

function lineOf(line: number, cells: readonly string[], reading: Reading): Line | { problems: Problem[] } {
  const { kind, actor, speak, columns } = reading;
  const { fields, problems } = fieldsOf(line, cells, reading);
  const check = (act: string, given: Record<string, unknown>) =>
    checkRequest({ act, subject: null, actor, ...split(actOf(act), given) });
  const take = (names: Iterable<string>) =>
    Object.fromEntries([...names].flatMap((name) => (name in fields ? [[name, fields[name]]] : [])));

  const act = mainActOf(kind);
  const own = [...Object.keys(act.data.properties), ...act.bodies.map(({ name }) => name), ...act.secrets];
  const main = check(act.name, take(own));
  const told = kind === 'communities' ? take(Object.keys(actOf('community.describe').data.properties)) : {};
  const saysMore = Object.keys(told).some((name) => name !== 'from');
  const description = saysMore ? check('community.describe', told) : null;
  const aliases = ((fields['aliases'] ?? []) as string[]).map((name) => check('community.alias', { name }));

  for (const [checked, field] of [
    [main, null],
    [description, null],
    ...aliases.map((alias) => [alias, 'aliases'] as const),
  ] as const) {
    if (checked && isRefusal(checked))
      problems.push(...problemsOf(line, checked, field, { columns, fields, speak }));
  }
  if (problems.length > 0) return { problems };
  return {
    line,
    main: main as CheckedRequest,
    aliases: aliases as CheckedRequest[],
    description: description as CheckedRequest | null,
  };
}

function fieldsOf(line: number, cells: readonly string[], { columns, place, speak }: Reading) {
  const fields: Record<string, unknown> = {};
  const problems: Problem[] = [];
  for (const { field, schema, at } of columns) {
    const cell = (cells[at] ?? '').trim();
    if (cell === '') continue;
    if (field === 'aliases') fields[field] = partsOf(cell);
    else if (field === 'community') {
      const meant = place(cell);
      if (!isRefusal(meant)) fields[field] = meant;
      else problems.push({ line, field, ...meant, message: speak(`refusals.${meant.refused}`) });
    } else fields[field] = schema === null ? cell : valueOf(cell, schema as Form);
  }
  return { fields, problems };
}

function partsOf(cell: string): string[] {
  return cell
    .split('|')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** A refusal of a line, one problem for each field that it names, each with what that field wants. */
function problemsOf(
  line: number,
  refusal: Refusal,
  only: string | null,
  from: {
    readonly columns: readonly PlacedColumn[];
    readonly fields: Readonly<Record<string, unknown>>;
    readonly speak: Speak;
  },
): Problem[] {
  const { refused, missing = [] } = refusal;
  const { columns, fields, speak } = from;
  const usual = speak(`refusals.${refused}`);
  if (refused !== 'act/schema' || only !== null) {
    const field = only ?? (missing.length === 1 ? (missing[0] ?? null) : null);
    return [{ line, field, refused, message: only ? speak('imports.text') : usual }];
  }
  return missing.map((field) => {
    const form = columns.find((column) => column.field === field)?.schema as Form | undefined;
    const message =
      fields[field] === undefined
        ? speak('imports.is-missing')
        : form
          ? expectedIn(form, speak)
          : speak('imports.other-form');
    return { line, field, refused, message };
  });
}
