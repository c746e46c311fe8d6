import { observed, reportKinds, sections, sendReport } from '@ulinzi/domain/reports';
import { describe, expect, it } from 'vitest';
import { formDefinitions, formVersion } from './form-definitions.ts';
import { formShape } from './form-shape.ts';
import { formXml } from './form-xml.ts';
import { mappedBodies, mappedFields, providedMapping } from './mapping.ts';

const forms = formDefinitions.map((definition) => ({ kind: definition.kind, definition }));
const shapeOf = (definition: (typeof formDefinitions)[number]) => formShape(Buffer.from(formXml(definition)));

describe('the forms that a node gives out', () => {
  it('A9 A10 there is one for each kind of report', () => {
    expect(forms.map(({ kind }) => kind)).toEqual([...reportKinds]);
  });

  it.each(forms)('$kind: every answer has its place in a report', ({ definition }) => {
    const known = [...mappedFields, ...mappedBodies];
    expect(definition.questions.map(({ name }) => name).filter((name) => !known.includes(name))).toEqual([]);
    const { fields = {}, bodies = {} } = providedMapping(definition.formId) ?? {};
    expect(Object.keys({ ...fields, ...bodies })).toHaveLength(definition.questions.length);
  });

  it.each(forms)(
    '$kind: is a form, with the same questions in its XML, in three languages',
    ({ definition }) => {
      const shape = shapeOf(definition);
      expect(shape).toMatchObject({
        formId: definition.formId,
        version: formVersion,
        files: ['bases.csv', 'communities.csv', 'visits.csv'],
        takesPhotos: false,
        isEncrypted: false,
      });
      const asked = [...(shape?.paths ?? [])].filter(
        (path) => !['occurred', 'meta/instanceID'].includes(path),
      );
      expect(asked).toEqual(definition.questions.map(({ name }) => name));
      const xml = formXml(definition);
      expect([...xml.matchAll(/<translation lang="([^"]+)"/g)].map(([, lang]) => lang)).toEqual([
        'Français',
        'English',
        'Kiswahili',
      ]);
      // Over 2G: a form is loaded once, gzip takes four fifths of it off.
      expect(Buffer.byteLength(xml)).toBeLessThan(30_000);
    },
  );

  it.each(forms)(
    '$kind: choices are codes of the domain, and a visitor has no mentor (C9)',
    ({ definition }) => {
      const { choices = new Map<string, string[]>() } = shapeOf(definition) ?? {};
      const properties = sendReport.data.properties as Record<
        string,
        { enum?: readonly string[] } | undefined
      >;
      for (const [path, values] of choices) {
        const codes = properties[path]?.enum;
        if (codes) for (const value of values) expect(codes).toContain(value);
      }
      expect(choices.get('readers')).toEqual(['base', 'province']);
    },
  );

  it('the daily one has every section, the visit’s every observation', () => {
    const names = (kind: string) =>
      formDefinitions.find((one) => one.kind === kind)?.questions.map(({ name }) => name) ?? [];
    expect(names('daily')).toEqual(expect.arrayContaining([...sections]));
    expect(names('visit')).toEqual(expect.arrayContaining(observed.map((what) => `observations/${what}`)));
  });
});
