// A form of an organisation's own with its mapping, checked as a whole before any phone is given it: what a phone would
// fill in and we could not take is found here.
import { fileNames, formDefinitions } from './form-definitions.ts';
import { type FormShape, formShape } from './form-shape.ts';
import { type MappingFault, readMapping } from './own-mapping.ts';

export interface FormFault {
  readonly file: 'form' | 'mapping';
  readonly line: number;
  readonly why:
    | MappingFault['why']
    | 'not-a-form'
    | 'photos'
    | 'encrypted'
    | 'ours'
    | 'no-instance-id'
    | 'no-such-file';
  readonly name: string;
}

type Checked = { readonly formId: string; readonly version: string } | { readonly faults: FormFault[] };

export function checkedForm(xml: string, mapping: string): Checked {
  const shape = formShape(Buffer.from(xml));
  if (!shape) return { faults: [{ file: 'form', line: 1, why: 'not-a-form', name: '' }] };
  const faults = faultsOf(shape);
  const read = readMapping(mapping, shape);
  if ('faults' in read) faults.push(...read.faults.map((one) => ({ file: 'mapping' as const, ...one })));
  return faults.length > 0 ? { faults } : { formId: shape.formId, version: shape.version };
}

function faultsOf({ formId, takesPhotos, isEncrypted, paths, files }: FormShape): FormFault[] {
  const found: FormFault['why'][] = [];
  if (takesPhotos) found.push('photos');
  if (isEncrypted) found.push('encrypted');
  if (!paths.has('meta/instanceID')) found.push('no-instance-id');
  if (formDefinitions.some((ours) => ours.formId === formId)) found.push('ours');
  const missing = files.filter((name) => !fileNames.includes(name));
  return [
    ...found.map((why) => ({ file: 'form' as const, line: 1, why, name: formId })),
    ...missing.map((name) => ({ file: 'form' as const, line: 1, why: 'no-such-file' as const, name })),
  ];
}
