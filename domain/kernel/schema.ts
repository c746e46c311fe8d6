// What may stand in an entry: ids, codes, numbers, dates and bounded labels. Free text has no builder here;
// it goes into a body, which is sealed under a key of its own and can be erased.
import { Type, type TSchema } from 'typebox';

/** Marks a string that is bounded by its form; anything else is free text and refused at declaration. */
const bounded = { bounded: true } as const;

export function id() {
  return Type.String({ ...bounded, pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' });
}

/** One of a code list. */
export function code<const Codes extends readonly string[]>(codes: Codes) {
  return Type.Unsafe<Codes[number]>(Type.String({ ...bounded, enum: [...codes] }));
}

/** A short name in the mission's own register: `kibua`, `kibua-commander`. */
export function slug() {
  return Type.String({ ...bounded, pattern: '^[a-z][a-z0-9-]{1,39}$', maxLength: 40 });
}

const date = '\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])';
const clock = '([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d\\.\\d{3}';

/** ISO 8601 UTC with milliseconds; one that can be reckoned with: the thirteenth month is refused here. */
export function moment() {
  return Type.String({ ...bounded, pattern: `^${date}T${clock}Z$` });
}

/** A day, `YYYY-MM-DD`: for what nobody knows by the hour. */
export function calendarDay() {
  return Type.String({ ...bounded, pattern: '^[12]\\d{3}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$' });
}

export function whole(minimum: number, maximum: number) {
  return Type.Integer({ minimum, maximum });
}

export function degrees(limit: number) {
  return Type.Number({ minimum: -limit, maximum: limit });
}

/** Digits only: an alert's number, a page's code. */
export function digits(fewest: number, most: number) {
  return Type.String({ ...bounded, pattern: `^\\d{${fewest},${most}}$` });
}

/** What an operator's service is called by on a telephone: `*123#`. */
export function serviceCode() {
  return Type.String({ ...bounded, pattern: '^[*#][0-9*#]{1,18}#$' });
}

/** A SHA-256 in hexadecimal: the hash of a row of the log. */
export function rowDigest() {
  return Type.String({ ...bounded, pattern: '^[0-9a-f]{64}$' });
}

/** A place code of OCHA's lists: `CD6107`, `CD6107ZS01`. */
export function placeCode() {
  return Type.String({ ...bounded, pattern: '^[A-Z]{2}\\d[0-9A-Z]{1,11}$' });
}

/** Time of day, `HH:MM`. */
export function timeOfDay() {
  return Type.String({ ...bounded, pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' });
}

/** The name of a place, post or gateway; never about a person. Only acts that list the field may have it. */
export function label() {
  return Type.String({ label: true, minLength: 1, maxLength: 80 });
}

/** A field that may be left out. */
export function maybe<Schema extends TSchema>(schema: Schema) {
  return Type.Optional(schema);
}

interface SchemaNode {
  type?: string;
  bounded?: boolean;
  label?: boolean;
  const?: unknown;
  enum?: unknown;
  properties?: Record<string, TSchema>;
  items?: TSchema;
  anyOf?: TSchema[];
  additionalProperties?: unknown;
}

/**
 * Fields of an entry's schema that could carry free text: unbounded strings, labels that the act does not list,
 * and objects that let unknown fields in. Empty means the schema is safe to declare.
 */
export function freeTextFields(schema: TSchema, labels: readonly string[], path = ''): string[] {
  const node = schema as SchemaNode;
  if (node.anyOf) return node.anyOf.flatMap((part) => freeTextFields(part, labels, path));
  if (node.const !== undefined || node.enum !== undefined) return [];
  if (node.type === 'string') {
    if (node.label) return labels.includes(path) ? [] : [path];
    return node.bounded ? [] : [path];
  }
  if (node.type === 'array') return node.items ? freeTextFields(node.items, labels, path) : [path];
  if (node.type === 'object') {
    if (node.additionalProperties !== false) return [path || '(top)'];
    return Object.entries(node.properties ?? {}).flatMap(([name, part]) =>
      freeTextFields(part, labels, path ? `${path}.${name}` : name),
    );
  }
  return node.type === 'number' || node.type === 'integer' || node.type === 'boolean' || node.type === 'null'
    ? []
    : [path];
}
