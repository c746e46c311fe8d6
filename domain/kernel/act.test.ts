import { Type, type TSchema } from 'typebox';
import { Check } from 'typebox/value';
import { describe, expect, test } from 'vitest';
import { declareAct, longestBody, upcast } from './act.ts';
import {
  code,
  degrees,
  digits,
  freeTextFields,
  id,
  label,
  maybe,
  moment,
  slug,
  timeOfDay,
  whole,
} from './schema.ts';

const declare = (data: Record<string, TSchema>, more: { labels?: string[] } = {}) =>
  declareAct({ name: 'test.act', subject: 'alert', who: ['node'], data, ...more });

describe('free text in an act’s schema', () => {
  const planted: Record<string, TSchema> = {
    'a string': Type.String(),
    'a string that is only short': Type.String({ maxLength: 80 }),
    'a string that may be left out': maybe(Type.String()),
    'a string that may be null': Type.Union([Type.String(), Type.Null()]),
    'a list of strings': Type.Array(Type.String()),
    'a string inside an object': Type.Object({ note: Type.String() }, { additionalProperties: false }),
    'an object that lets anything in': Type.Object({ cause: code(['a', 'b']) }),
    'a dictionary': Type.Record(Type.String(), Type.Integer()),
    anything: Type.Unknown(),
    'a label that is not listed': label(),
  };

  test.each(Object.keys(planted))(
    '%s is refused when the act is declared, and the field is named',
    (what) => {
      expect(() => declare({ planted: planted[what] as TSchema })).toThrow(
        /test\.act lets free text into: planted/,
      );
    },
  );

  test('a label is let in only where the act lists it', () => {
    expect(() => declare({ name: label(), place: label() }, { labels: ['name'] })).toThrow(/into: place$/);
    expect(declare({ name: label() }, { labels: ['name'] }).labels).toEqual(['name']);
    const nested = Type.Object({ name: label() }, { additionalProperties: false });
    expect(freeTextFields(Type.Object({ base: nested }, { additionalProperties: false }), ['name'])).toEqual([
      'base.name',
    ]);
  });

  test('ids, codes, numbers, dates and truth are all that an entry needs', () => {
    const safe = {
      id: id(),
      code: code(['a', 'b']),
      slug: slug(),
      at: moment(),
      count: whole(0, 9),
      latitude: degrees(90),
      digits: digits(2, 4),
      hour: timeOfDay(),
      list: Type.Array(code(['a'])),
      isSo: Type.Boolean(),
      rest: maybe(Type.Union([id(), Type.Null()])),
    };
    expect(() => declare(safe)).not.toThrow();
  });
});

describe('a value of a bounded form', () => {
  const said = 'Des hommes armés sont passés chez Baraka';
  test.each([
    ['id', id(), '00000000-0000-4000-8000-000000000001', ['', said, '00000000-0000-4000-8000-00000000000G']],
    ['code', code(['a', 'b']), 'b', ['', 'c', said]],
    [
      'slug',
      slug(),
      'kibua-commander',
      ['', 'K', 'Kibua', 'kibua commander', '+243810000001', 'k'.repeat(41)],
    ],
    ['digits', digits(2, 4), '047', ['', '4', '12345', '4 7', '٤٧']],
    ['time of day', timeOfDay(), '23:59', ['24:00', '7:00', '07:60', 'saa 3']],
  ] as const)('%s takes its own and no sentence', (_name, schema, good, bad) => {
    expect(Check(schema, good)).toBe(true);
    expect(bad.filter((value) => Check(schema, value))).toEqual([]);
  });

  test('a moment is one that there can be: what cannot be reckoned with never gets into a rule', () => {
    expect(Check(moment(), '2026-11-28T01:00:00.000Z')).toBe(true);
    const impossible = [
      '2026-11-28',
      '2026-11-28T01:00:00Z',
      '2026-11-28T01:00:00.000+02:00',
      '2026-13-01T00:00:00.000Z',
      '2026-00-10T00:00:00.000Z',
      '2026-11-32T00:00:00.000Z',
      '2026-11-28T25:00:00.000Z',
      '2026-11-28T01:60:00.000Z',
      '2026-11-28T01:00:61.000Z',
    ];
    expect(impossible.filter((value) => Check(moment(), value))).toEqual([]);
  });
});

describe('versions of an act', () => {
  const renamed = declareAct({
    name: 'test.act',
    subject: 'alert',
    who: ['node'],
    version: 3,
    data: { cause: code(['far', 'other']), count: whole(0, 9) },
    upcasters: {
      1: ({ why, ...rest }) => ({ ...rest, cause: why }),
      2: (data) => ({ ...data, count: 0 }),
    },
  });

  test('data of every released version is read as the newest says it', () => {
    expect(upcast(renamed, 1, { why: 'far' })).toEqual({ cause: 'far', count: 0 });
    expect(upcast(renamed, 2, { cause: 'far' })).toEqual({ cause: 'far', count: 0 });
    expect(upcast(renamed, 3, { cause: 'far', count: 4 })).toEqual({ cause: 'far', count: 4 });
  });

  test('an act that cannot read one of its versions is not declared', () => {
    const gap = { name: 'test.act', subject: 'alert', who: ['node'], data: {}, version: 3 } as const;
    expect(() => declareAct({ ...gap, upcasters: { 2: (data) => data } })).toThrow(
      'test.act cannot read its version 1',
    );
  });
});

test('an act that says nothing more is of version 1, for its circle, and creates nothing', () => {
  expect(declare({})).toMatchObject({
    version: 1,
    creates: false,
    labels: [],
    bodies: [],
    secrets: [],
    audience: 'circle',
  });
  const spoken = declareAct({
    name: 'test.act',
    subject: 'alert',
    who: ['node'],
    data: {},
    bodies: ['note'],
  });
  expect(spoken.bodies).toEqual([{ name: 'note', maxLength: longestBody }]);
});
