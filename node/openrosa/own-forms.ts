// Which forms this node gives out and takes: ours, and those that an organisation has mapped.
import { createHash } from 'node:crypto';
import { type Refusal, refuse } from '@ulinzi/domain/kernel';
import type { Keystore } from '../keystore/index.ts';
import type { OwnForm } from '../keystore/index.ts';
import { formDefinitions, formVersion } from './form-definitions.ts';
import { formShape } from './form-shape.ts';
import { formXml, titleOf } from './form-xml.ts';
import type { Instance } from './instance-xml.ts';
import { type Mapping, providedMapping } from './mapping.ts';
import { readMapping } from './own-mapping.ts';

/** A form in the list: its XML as it is downloaded, and what phones compare it by. */
export interface ListedForm {
  readonly formId: string;
  readonly version: string;
  readonly title: string;
  readonly xml: string;
  /** `md5:` and 32 digits, as OpenRosa has it. */
  readonly hash: string;
  /** True where bases and communities go with it. */
  readonly hasPlaces: boolean;
}

let provided: readonly ListedForm[] | undefined;

function providedForms(): readonly ListedForm[] {
  provided ??= formDefinitions.map((definition) => {
    const xml = formXml(definition);
    const { formId, kind } = definition;
    return { formId, version: formVersion, title: titleOf(kind), xml, hash: md5(xml), hasPlaces: true };
  });
  return provided;
}

/** Every form, ours first; of an organisation's own the newest version. */
export function listedForms({ openRosaForms }: Keystore): ListedForm[] {
  const newest = new Map(openRosaForms.all().map((form) => [form.formId, form]));
  const own = [...newest.values()].map(({ formId, version, xml }) => {
    const { title = formId, files = [] } = formShape(Buffer.from(xml)) ?? {};
    return { formId, version, title, xml, hash: md5(xml), hasPlaces: files.length > 0 };
  });
  return [...providedForms(), ...own];
}

/** How an instance's form becomes a report. Forms and versions that nobody gave out are refused alike. */
export function mappingFor({ openRosaForms }: Keystore, { formId, version }: Instance): Mapping | Refusal {
  const ours = providedMapping(formId);
  if (ours) return ours.versions.includes(version) ? ours : refuse('openrosa/form-unknown');
  const own = openRosaForms.all().find((form) => form.formId === formId && form.version === version);
  return (own && mappingOf(own)) ?? refuse('openrosa/form-unknown');
}

const read = new WeakMap<OwnForm, Mapping>();

function mappingOf(form: OwnForm): Mapping | undefined {
  const known = read.get(form);
  if (known) return known;
  const shape = formShape(Buffer.from(form.xml));
  const mapping = shape && readMapping(form.mapping, shape);
  // One that a newer program no longer understands is as unknown as none.
  if (!mapping || 'faults' in mapping) return undefined;
  read.set(form, mapping);
  return mapping;
}

/** The hash by which phones see that a file has changed (OpenRosa). */
export function md5(content: string): string {
  return `md5:${createHash('md5').update(content).digest('hex')}`;
}
