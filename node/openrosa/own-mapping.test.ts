import { isRefusal } from '@ulinzi/domain/kernel';
import { describe, expect, it } from 'vitest';
import { checkedForm } from './checked-form.ts';
import { formShape } from './form-shape.ts';
import { type Instance, readInstance } from './instance-xml.ts';
import { type Mapping, saidIn } from './mapping.ts';
import { readMapping } from './own-mapping.ts';
import { goodMapping, ownForm, ownInstance } from './testing/own-form.ts';

const shape = formShape(Buffer.from(ownForm()));
const faultsOf = (mapping: string, form = ownForm()) => {
  const checked = checkedForm(form, mapping);
  return 'faults' in checked
    ? checked.faults.map(({ file, line, why, name }) => `${file}:${line} ${why} ${name}`)
    : [];
};

describe('an organisation’s own form', () => {
  it('is read: its questions, and the answers that each choice may have', () => {
    expect(shape).toMatchObject({ formId: 'section-visit', version: '2026-10', title: 'EXERCISE Visite' });
    expect([...(shape?.paths ?? [])]).toEqual([
      'site',
      'day',
      'what',
      'place/village',
      'seen/market',
      'story',
      'meta/instanceID',
    ]);
    expect(shape?.choices.get('what')).toEqual(['1', '2']);
    expect(shape?.choices.get('seen/market')).toEqual(['open', 'shut']);
  });

  it('with its mapping an answer becomes a field, an observation or a text', () => {
    expect(faultsOf(goodMapping)).toEqual([]);
    const mapping = shape && (readMapping(goodMapping, shape) as Mapping);
    const instance = readInstance(Buffer.from(ownInstance('uuid:1')));
    expect(isRefusal(instance)).toBe(false);
    expect(mapping && saidIn(instance as Instance, mapping)).toEqual({
      data: {
        kind: 'flash',
        readers: 'province',
        base: 'kibua',
        from: '2026-11-23',
        event: 'looting',
        actor: 'armed-group',
        community: 'ntoto',
        observations: [{ what: 'markets', mark: 'grave' }],
      },
      bodies: { text: 'EXERCISE boutique vidée' },
    });
  });

  it('an answer that the mapping does not know is refused by its field', () => {
    const mapping = shape && (readMapping(goodMapping, shape) as Mapping);
    const instance = readInstance(Buffer.from(ownInstance('uuid:1').replace('<what>2', '<what>9')));
    expect(mapping && saidIn(instance as Instance, mapping)).toEqual({
      refused: 'act/schema',
      missing: ['event'],
    });
  });

  it('every fault is named with its line', () => {
    const lines = (...some: string[]) => some.join('\n');
    expect(faultsOf('{\n  "formId": "section-visit",\n  oops\n}')).toEqual(['mapping:3 json ']);
    expect(
      faultsOf(
        lines(
          '{',
          '  "formId": "another",',
          '  "kind": "poem",',
          '  "colour": "red",',
          '  "always": { "readers": "mentor" },',
          '  "fields": {',
          '    "post": "site",',
          '    "community": "nowhere",',
          '    "event": { "path": "what", "values": { "1": "dancing" } }',
          '  },',
          '  "bodies": { "novel": "story" }',
          '}',
        ),
      ),
    ).toEqual([
      'mapping:4 unknown-name colour',
      'mapping:2 form-id formId',
      'mapping:3 kind kind',
      'mapping:5 value readers',
      'mapping:7 unknown-field post',
      'mapping:8 no-such-question community',
      'mapping:9 value 1',
      'mapping:9 missing-value 2',
      'mapping:11 unknown-body novel',
      'mapping:6 missing-field from',
    ]);
  });

  it('a form that phones would fill in for nothing is refused before it is given to any', () => {
    expect(faultsOf(goodMapping, 'hello')).toEqual(['form:1 not-a-form ']);
    const changed = (from: string, to: string) => faultsOf(goodMapping, ownForm().replace(from, to));
    expect(changed('</h:body>', '<upload ref="/data/story"><label/></upload></h:body>')).toEqual([
      'form:1 photos section-visit',
    ]);
    expect(changed('<instance>', '<submission base64RsaPublicKey="AAAA"/><instance>')).toEqual([
      'form:1 encrypted section-visit',
    ]);
    expect(changed('<meta><instanceID/></meta>', '')).toEqual(['form:1 no-instance-id section-visit']);
    expect(changed('</instance>', '</instance><instance id="x" src="jr://file-csv/sites.csv"/>')).toEqual([
      'form:1 no-such-file sites.csv',
    ]);
    expect(
      faultsOf(
        goodMapping.replace('section-visit', 'ulinzi-flash'),
        ownForm().replace('section-visit', 'ulinzi-flash'),
      ),
    ).toEqual(['form:1 ours ulinzi-flash']);
  });
});
