// Fields for any act, made from its declaration: mostly such as the schema takes, of places and posts that mostly
// exist. A seed decides all of it, so that a failure can be run again.
import { type Act, isoOf, type Moment } from '@ulinzi/domain/kernel';
import type { TSchema } from 'typebox';

/** Integers below its argument, in an order that only the seed decides: Park and Miller's generator. */
export type Draw = (below: number) => number;

export function drawsOf(seed: number): Draw {
  let state = (seed % (2 ** 31 - 2)) + 1;
  return (below) => {
    state = (state * 48_271) % (2 ** 31 - 1);
    return state % below;
  };
}

export function oneOf<Value>(draw: Draw, values: readonly Value[]): Value {
  return values[draw(values.length)] as Value;
}

/** What fields may name, by the field's name. */
export interface Names {
  readonly slugs: Readonly<Record<string, readonly string[]>>;
  readonly alerts: readonly string[];
  readonly numbers: readonly string[];
  readonly now: Moment;
}

interface FieldSchema {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: FieldSchema;
  readonly minItems?: number;
  readonly maxItems?: number;
}

const minute = 60_000;
const spans = [-60 * minute, -1, minute, 90 * minute, 3 * 24 * 60 * minute];

/** Data, texts and secrets of an act in one, as a request gives them. */
export function anyFields(act: Act, draw: Draw, names: Names): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  const required = (act.data.required as string[] | undefined) ?? [];
  for (const [name, schema] of Object.entries(act.data.properties)) {
    if (act.byNode.includes(name)) continue;
    if (required.includes(name) || draw(2) === 0) fields[name] = anyValue(name, schema, draw, names);
  }
  for (const body of act.bodies)
    if (draw(3) === 0) fields[body.name] = `EXERCISE ${body.name} ${draw(1_000)}`;
  for (const secret of act.secrets) {
    if (draw(3) > 0)
      fields[secret] = secret === 'number' ? oneOf(draw, names.numbers) : `EXERCISE ${draw(99)}`;
  }
  return fields;
}

function anyValue(name: string, schema: TSchema, draw: Draw, names: Names): unknown {
  const field = schema as FieldSchema;
  if (field.enum) return oneOf(draw, field.enum);
  if (field.type === 'array') {
    const { items = {}, minItems = 0, maxItems } = field;
    const { minimum = 1, maximum = 0 } = items;
    const all =
      items.enum ??
      (items.pattern?.startsWith('^[0-9a-f]') ? names.alerts.slice(0, 3) : undefined) ??
      (items.pattern ? [anyText(name, items.pattern, draw, names)] : undefined) ??
      Array.from({ length: Math.max(0, maximum - minimum + 1) }, (_, at) => minimum + at);
    const some = draw(2) === 0 ? all : all.filter(() => draw(2) === 0);
    return (some.length < minItems ? all : some).slice(0, maxItems);
  }
  if (field.type === 'boolean') return draw(2) === 0;
  if (field.type === 'integer' || field.type === 'number') {
    const { minimum = 0, maximum = 100 } = field;
    return minimum + draw(Math.max(1, Math.min(200, Math.floor(maximum - minimum))));
  }
  return anyText(name, field.pattern ?? '', draw, names);
}

function anyText(name: string, pattern: string, draw: Draw, names: Names): string {
  if (pattern.startsWith('^\\d{4}-')) return isoOf(names.now + oneOf(draw, spans));
  if (pattern.startsWith('^[12]')) return isoOf(names.now - draw(300) * 24 * 60 * minute).slice(0, 10);
  if (pattern.startsWith('^[*#]')) return `*${100 + draw(900)}#`;
  if (pattern.startsWith('^[A-Z]')) return `CD${1_000 + draw(9_000)}`;
  if (pattern.startsWith('^\\d')) return String(1_000 + draw(9_000));
  if (pattern.startsWith('^[0-9a-f]')) return oneOf(draw, names.alerts);
  if (pattern.startsWith('^([01]')) return `${String(draw(24)).padStart(2, '0')}:${10 + draw(50)}`;
  return oneOf(draw, names.slugs[name] ?? [`exercise-${draw(10_000)}`]);
}
