// The mapping of an organisation's own form: a small JSON file, checked against the form and against what a report may
// say. Every fault is named with its line.
import { readers, reportKinds, type ReportKind, sendReport } from '@ulinzi/domain/reports';
import type { FormShape } from './form-shape.ts';
import { type Mapping, mappedBodies, mappedFields, type Source } from './mapping.ts';

/** What is wrong with a mapping: a code, where, and which name of the file it is about. */
export interface MappingFault {
  readonly line: number;
  readonly why:
    | 'json'
    | 'unknown-name'
    | 'form-id'
    | 'kind'
    | 'unknown-field'
    | 'unknown-body'
    | 'no-such-question'
    | 'value'
    | 'missing-value'
    | 'missing-field';
  readonly name: string;
}

const names = ['formId', 'kind', 'fields', 'bodies', 'always'];

/** Reads a mapping; gives every fault at once. */
export function readMapping(text: string, shape: FormShape): Mapping | { readonly faults: MappingFault[] } {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch (error) {
    return { faults: [{ line: lineOfJsonError(text, error), why: 'json', name: '' }] };
  }
  const faults: MappingFault[] = [];
  const fault = (why: MappingFault['why'], ...path: string[]) =>
    faults.push({ line: lineOf(text, path), why, name: path.at(-1) ?? '' });
  if (!isObject(given)) return { faults: [{ line: 1, why: 'json', name: '' }] };
  for (const name of Object.keys(given)) if (!names.includes(name)) fault('unknown-name', name);
  if (given['formId'] !== shape.formId) fault('form-id', 'formId');
  const kind = given['kind'] as ReportKind;
  if (!reportKinds.includes(kind)) fault('kind', 'kind');
  const always = sectionOf(given, 'always');
  for (const [name, value] of Object.entries(always)) {
    if (!mappedFields.includes(name)) fault('unknown-field', 'always', name);
    else if (typeof value !== 'string' || !isGood(name, value)) fault('value', 'always', name);
  }
  const sources = (section: 'fields' | 'bodies', known: readonly string[]) => {
    const read: Record<string, Source> = {};
    for (const [name, value] of Object.entries(sectionOf(given, section))) {
      const source = sourceOf(value);
      if (!known.includes(name))
        fault(section === 'fields' ? 'unknown-field' : 'unknown-body', section, name);
      else if (!source || !shape.paths.has(source.path)) fault('no-such-question', section, name);
      else {
        read[name] = source;
        if (section === 'fields')
          checkValues(name, source, shape, (why, value) => fault(why, section, name, value));
      }
    }
    return read;
  };
  const fields = sources('fields', mappedFields);
  const bodies = sources('bodies', mappedBodies);
  if (fields['from'] === undefined) fault('missing-field', 'fields', 'from');
  if (faults.length > 0) return { faults };
  const { formId, version } = shape;
  return { formId, versions: [version], kind, fields, bodies, always: always as Record<string, string> };
}

/** A source is a path, or a path with what its values mean. */
function sourceOf(value: unknown): Source | undefined {
  if (typeof value === 'string') return { path: withoutRoot(value) };
  if (!isObject(value) || typeof value['path'] !== 'string') return undefined;
  const { values } = value;
  if (values === undefined) return { path: withoutRoot(value['path']) };
  if (!isObject(values) || !Object.values(values).every((one) => typeof one === 'string')) return undefined;
  return { path: withoutRoot(value['path']), values: values as Record<string, string> };
}

/** Paths may be written as the form itself has them, from the root on. */
function withoutRoot(path: string): string {
  return path.startsWith('/') ? path.split('/').slice(2).join('/') : path;
}

/** Every answer that the form lets somebody choose must become a value of the field. */
function checkValues(
  name: string,
  { path, values }: Source,
  shape: FormShape,
  fault: (why: 'value' | 'missing-value', value: string) => void,
): void {
  for (const [from, to] of Object.entries(values ?? {})) if (!isGood(name, to)) fault('value', from);
  for (const choice of shape.choices.get(path) ?? []) {
    const becomes = values ? values[choice] : choice;
    if (becomes === undefined) fault('missing-value', choice);
    else if (!values && !isGood(name, choice)) fault('missing-value', choice);
  }
}

/** True where a field may have this value; bases and communities are known to the node alone. */
function isGood(name: string, value: string): boolean {
  const [first = '', what] = name.split('/');
  if (first === 'readers') return value !== 'mentor' && (readers as readonly string[]).includes(value);
  const properties = sendReport.data.properties as Record<string, Described | undefined>;
  const schema = what === undefined ? properties[first] : properties[first]?.items?.properties?.['mark'];
  if (schema?.enum) return schema.enum.includes(value);
  if (schema?.type === 'integer') return /^\d{1,9}$/.test(value);
  if (schema?.type === 'boolean') return ['yes', 'no', 'true', 'false', '1', '0'].includes(value);
  return schema?.pattern === undefined || new RegExp(schema.pattern).test(value);
}

interface Described {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly items?: { readonly properties?: Record<string, Described | undefined> };
}

function sectionOf(given: Record<string, unknown>, name: string): Record<string, unknown> {
  const section = given[name];
  return isObject(section) ? section : {};
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The line of a name within the names around it; of the last of them that stands there. */
function lineOf(text: string, path: readonly string[]): number {
  let at = 0;
  for (const name of path) {
    const found = text.indexOf(`${JSON.stringify(name)}`, at);
    if (found < 0) break;
    at = found;
  }
  return text.slice(0, at).split('\n').length;
}

function lineOfJsonError(text: string, error: unknown): number {
  const at = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
  return text.slice(0, at === undefined ? text.length : Number(at)).split('\n').length;
}
