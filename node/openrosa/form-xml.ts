// A form as ODK XForms have it (https://getodk.github.io/xforms-spec): its labels in every language that we speak, from
// the catalogs; bases and communities from files that each phone is given its own of.
import { longestBody } from '@ulinzi/domain/kernel';
import { type Locale, locales, speaker } from '@ulinzi/words';
import { type FormDefinition, formVersion, listsBeside, type Question } from './form-definitions.ts';
import { declaration, escaped, tag } from './xml.ts';

const namespaces = {
  xmlns: 'http://www.w3.org/2002/xforms',
  'xmlns:h': 'http://www.w3.org/1999/xhtml',
  'xmlns:jr': 'http://openrosa.org/javarosa',
  'xmlns:orx': 'http://openrosa.org/xforms',
  'xmlns:odk': 'http://www.opendatakit.org/xforms',
  'xmlns:xsd': 'http://www.w3.org/2001/XMLSchema',
};

const types: Readonly<Record<Question['type'], string>> = {
  codes: 'string',
  bases: 'string',
  communities: 'string',
  visits: 'string',
  yes: 'string',
  text: 'string',
  day: 'date',
  whole: 'int',
};

/** The whole form. The same bytes for everybody, until its questions or the catalogs change. */
export function formXml(definition: FormDefinition): string {
  const { formId, kind, questions } = definition;
  const hidden = tag('occurred', {}) + tag('orx:meta', {}, tag('orx:instanceID', {}));
  const model = tag(
    'model',
    { 'odk:xforms-version': '1.0.0' },
    itext(definition),
    tag('instance', {}, tag('data', { id: formId, version: formVersion }, fields(questions), hidden)),
    ...listsBeside.map((file) => tag('instance', { id: file, src: `jr://file-csv/${file}.csv` })),
    ...questions.map(bind),
    ...questions.filter(({ first }) => first !== undefined).map(setAtFirst),
    tag('bind', {
      nodeset: '/data/occurred',
      type: 'dateTime',
      'jr:preload': 'timestamp',
      'jr:preloadParams': 'end',
    }),
    tag('bind', {
      nodeset: '/data/orx:meta/orx:instanceID',
      type: 'string',
      readonly: 'true()',
      'jr:preload': 'uid',
    }),
  );
  const head = tag('h:head', {}, tag('h:title', {}, escaped(titleOf(kind))), model);
  return declaration + tag('h:html', namespaces, head, tag('h:body', {}, ...questions.map(control)));
}

/** The name of a form in the list: in French, which every phone's keyboard of the mission can read. */
export function titleOf(kind: FormDefinition['kind']): string {
  return speaker('fr')(`openrosa.form.${kind}`);
}

/** Empty nodes of the questions; those of a group stand together. */
function fields(questions: readonly Question[]): string {
  const groups = new Map<string, string[]>();
  for (const { name } of questions) {
    const [first = '', second] = name.split('/');
    groups.set(first, [...(groups.get(first) ?? []), ...(second === undefined ? [] : [tag(second, {})])]);
  }
  return [...groups].map(([name, inside]) => tag(name, {}, ...inside)).join('');
}

function bind(question: Question): string {
  const { name, type, isRequired, when } = question;
  const holds = constraintOf(question);
  return tag('bind', {
    nodeset: `/data/${name}`,
    type: types[type],
    required: isRequired ? 'true()' : undefined,
    relevant: when,
    constraint: holds,
    'jr:constraintMsg': holds && "jr:itext('wrong')",
  });
}

function constraintOf(question: Question): string | undefined {
  const own =
    question.type === 'whole'
      ? `. >= ${question.from} and . <= ${question.to}`
      : question.type === 'text'
        ? `string-length(.) <= ${longestBody}`
        : undefined;
  const parts = [own, question.holds].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.map((part) => `(${part})`).join(' and ');
}

function setAtFirst({ name, first }: Question): string {
  return tag('setvalue', { event: 'odk-instance-first-load', ref: `/data/${name}`, value: first });
}

function control(question: Question): string {
  const { name, type } = question;
  const ref = `/data/${name}`;
  const label = tag('label', { ref: `jr:itext('${name}')` });
  const hint = hintOf(question) === undefined ? '' : tag('hint', { ref: `jr:itext('${name}:hint')` });
  switch (type) {
    case 'codes':
      return tag(
        'select1',
        { ref },
        label,
        hint,
        ...question.codes.map((code) => item(question.labels, code)),
      );
    case 'yes':
      return tag(
        'select1',
        { ref },
        label,
        hint,
        item('openrosa', 'something', 'no'),
        item('openrosa', 'nothing', 'yes'),
      );
    case 'bases':
      return tag(
        'select1',
        { ref, appearance: 'minimal' },
        label,
        hint,
        fromFile("instance('bases')/root/item"),
      );
    case 'communities':
      return tag(
        'select1',
        { ref, appearance: 'minimal autocomplete' },
        label,
        hint,
        fromFile("instance('communities')/root/item[base = /data/base]"),
      );
    case 'visits':
      return tag(
        'select1',
        { ref, appearance: 'minimal' },
        label,
        hint,
        fromFile("instance('visits')/root/item[base = /data/base]"),
      );
    case 'text':
      return tag('input', { ref, appearance: 'multiline' }, label, hint);
    default:
      return tag('input', { ref }, label, hint);
  }
}

function item(labels: string, code: string, value = code): string {
  return tag('item', {}, tag('label', { ref: `jr:itext('${labels}.${code}')` }), tag('value', {}, value));
}

function fromFile(nodeset: string): string {
  return tag('itemset', { nodeset }, tag('value', { ref: 'name' }), tag('label', { ref: 'label' }));
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What is said under a question, where its label cannot say it. */
function hintOf({ type }: Question): string | undefined {
  if (type === 'text') return 'openrosa.hint.no-names';
  if (type === 'visits') return 'openrosa.hint.visit';
  return type === 'communities' ? 'openrosa.hint.community' : undefined;
}

function itext({ questions }: FormDefinition): string {
  return tag('itext', {}, ...locales.map((locale) => translation(locale, questions)));
}

function translation(locale: Locale, questions: readonly Question[]): string {
  const speak = speaker(locale);
  const said = new Map<string, string>([['wrong', 'openrosa.wrong']]);
  for (const question of questions) {
    said.set(question.name, question.label ?? `openrosa.question.${question.name}`);
    const hint = hintOf(question);
    if (hint !== undefined) said.set(`${question.name}:hint`, hint);
    if (question.type === 'codes')
      for (const code of question.codes) said.set(`${question.labels}.${code}`, `${question.labels}.${code}`);
    if (question.type === 'yes')
      for (const code of ['something', 'nothing']) said.set(`openrosa.${code}`, `openrosa.${code}`);
  }
  const questionNames = new Set(questions.map(({ name }) => name));
  const texts = [...said].map(([id, word]) => {
    // Labels of code lists are written to stand within a sentence; a question begins one.
    const text = questionNames.has(id) ? capital(speak(word)) : speak(word);
    return tag('text', { id }, tag('value', {}, escaped(text)));
  });
  const isFirst = locale === 'fr' ? 'true()' : undefined;
  return tag('translation', { lang: speak('openrosa.language'), default: isFirst }, ...texts);
}
