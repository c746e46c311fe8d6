// How the answers of a form become a report: for our own forms the questions are named as the report's fields, for an
// organisation's own the mapping says it.
import { type Refusal, refuse } from '@ulinzi/domain/kernel';
import { observed, type ReportKind, sendReport } from '@ulinzi/domain/reports';
import { type FormDefinition, formDefinitions, formVersions } from './form-definitions.ts';
import type { Instance } from './instance-xml.ts';

/** Where a field's value comes from. */
export interface Source {
  /** Path of the question below the form's root, without prefixes. */
  readonly path: string;
  /** The form's own values as ours; one that is not named here is refused. */
  readonly values?: Readonly<Record<string, string>>;
}

export interface Mapping {
  readonly formId: string;
  readonly versions: readonly string[];
  readonly kind: ReportKind;
  readonly fields: Readonly<Record<string, Source>>;
  readonly bodies: Readonly<Record<string, Source>>;
  /** Fields that are the same in every report of this form. */
  readonly always: Readonly<Record<string, string>>;
}

/** What `report.send` is given. */
export interface SaidInReport {
  readonly data: Readonly<Record<string, unknown>>;
  readonly bodies: Readonly<Record<string, string>>;
}

const notGiven = ['kind', 'observations', 'alerts', ...sendReport.byNode];

/** Fields that an answer may become; each observation is one. */
export const mappedFields: readonly string[] = [
  ...Object.keys(sendReport.data.properties).filter((name) => !notGiven.includes(name)),
  ...observed.map((what) => `observations/${what}`),
];
export const mappedBodies: readonly string[] = sendReport.bodies.map(({ name }) => name);

const own = new Map(formDefinitions.map((definition) => [definition.formId, ofDefinition(definition)]));

/** The mapping of a form that we give out. */
export function providedMapping(formId: string): Mapping | undefined {
  return own.get(formId);
}

function ofDefinition({ formId, kind, questions }: FormDefinition): Mapping {
  const sources = (names: readonly string[]) =>
    Object.fromEntries(
      questions.filter(({ name }) => names.includes(name)).map(({ name }) => [name, { path: name }]),
    );
  return {
    formId,
    versions: formVersions,
    kind,
    fields: sources(mappedFields),
    bodies: sources(mappedBodies),
    always: {},
  };
}

/** What an instance says, as the fields of a report. Fields that cannot be read are named, never their content. */
export function saidIn({ answers }: Instance, mapping: Mapping): SaidInReport | Refusal {
  const data: Record<string, unknown> = { kind: mapping.kind };
  const wrong: string[] = [];
  const observations: { what: string; mark: string }[] = [];
  const put = (name: string, text: string) => {
    const [first = '', what] = name.split('/');
    const value = what === undefined ? valueOf(first, text) : text;
    if (value === undefined) wrong.push(first);
    else if (what === undefined) data[first] = value;
    else observations.push({ what, mark: text });
  };
  for (const [name, text] of Object.entries(mapping.always)) put(name, text);
  for (const [name, source] of Object.entries(mapping.fields)) {
    const text = answerOf(answers, source);
    if (text === undefined) continue;
    if (text === null) wrong.push(name);
    else put(name, text);
  }
  if (observations.length > 0) data['observations'] = observations;
  if (wrong.length > 0) return refuse('act/schema', [...new Set(wrong)]);
  return { data: { readers: 'base', ...data }, bodies: bodiesIn(answers, mapping) };
}

/** Undefined where it was not answered; null where the answer is not among those that are mapped. */
function answerOf(answers: Instance['answers'], { path, values }: Source): string | null | undefined {
  const given = answers.get(path)?.[0]?.trim();
  if (given === undefined || !values) return given;
  return Object.hasOwn(values, given) ? (values[given] ?? null) : null;
}

/** Several answers to one text (a group that repeats) are one text, each a paragraph. */
function bodiesIn(answers: Instance['answers'], { bodies }: Mapping): Record<string, string> {
  const said: Record<string, string> = {};
  for (const [name, { path }] of Object.entries(bodies)) {
    const text = answers.get(path)?.join('\n\n').trim();
    if (text) said[name] = text;
  }
  return said;
}

const yes = ['yes', 'true', '1'];
const no = ['no', 'false', '0'];

/** The value of a field as its schema wants it; undefined where the answer is none. */
function valueOf(name: string, text: string): unknown {
  const schema = (sendReport.data.properties as Record<string, { type?: string } | undefined>)[name];
  if (schema?.type === 'integer') return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
  if (schema?.type === 'boolean') return yes.includes(text) ? true : no.includes(text) ? false : undefined;
  // A date may come with its hour; the day is what was typed.
  return name === 'from' || name === 'until' ? text.slice(0, 10) : text;
}
