// B5: who was elected in public was elected on a day, and that day is on record.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Entry, isRefusal } from '../kernel/index.ts';
import { selections, type Source, sourceRegistered } from '../sources/index.ts';
import { evolveRegister, registerRules } from './rules.ts';
import { assistant, custodian, night, registersOf } from './testing/kibua.ts';

const given = {
  province: 'nk',
  digits: '0231',
  community: 'ntoto',
  regime: 'public-elected',
  language: 'sw',
  wantsAcknowledgement: true,
} as const;
const registered = (data: object = {}) => sourceRegistered({ ...given, ...data }, night);

function judged(
  act: string,
  state: Source | undefined,
  data: object,
  { actor = assistant, sources = [] as Source[], bodies = [] as string[] } = {},
) {
  const rule = registerRules[act];
  if (!rule) throw new Error(`no rule for ${act}`);
  const registers = { ...registersOf(), sources: () => sources };
  return rule(state, { data: data as never, bodies: new Set(bodies) }, { now: night, actor, registers });
}

const register = (data: object, more = {}) =>
  judged('source.register', undefined, { ...given, ...data }, more);
const describeAs = (state: Source, data: object, more = {}) => judged('source.describe', state, data, more);

describe('B5 the record of an election', () => {
  it('one who is elected in public has the day of the election', () => {
    expect(register({})).toEqual({ refused: 'source/election-missing', missing: ['selectedOn'] });
    expect(register({ selectedOn: '2026-03-14' })).toMatchObject({
      data: { selection: 'public-election', selectedOn: '2026-03-14' },
    });
  });

  it('what is called elected in public was not chosen otherwise', () => {
    expect(register({ selection: 'survey', selectedOn: '2026-03-14' })).toEqual({
      refused: 'source/election-missing',
      missing: ['selection'],
    });
  });

  it('one who is confidential needs none, but an election has its day there too', () => {
    const regime = 'confidential';
    expect(register({ regime })).toMatchObject({ data: { regime } });
    expect(register({ regime, selection: 'discussion' })).toMatchObject({ data: { regime } });
    expect(register({ regime, selection: 'public-election' })).toMatchObject({
      refused: 'source/election-missing',
    });
  });

  it('the day is a day, and not to come', () => {
    expect(register({ selectedOn: '2026-02-31' })).toMatchObject({ refused: 'act/schema' });
    expect(register({ selectedOn: '2026-12-24' })).toMatchObject({ refused: 'time/in-the-future' });
    expect(register({ selectedOn: '2026-03-14', termUntil: '2026-03-13' })).toMatchObject({
      refused: 'act/schema',
      missing: ['termUntil'],
    });
  });

  it('one of before this was asked for stays, and is described; her choice only with its day', () => {
    const older = registered();
    expect(older.selectedOn).toBeNull();
    expect(describeAs(older, { ways: ['radio'] })).toEqual({ data: { ways: ['radio'] } });
    expect(describeAs(older, { termUntil: '2027-01-01' })).toMatchObject({
      refused: 'source/election-missing',
    });
    const whole = { selection: 'public-election', selectedOn: '2025-06-02' };
    expect(describeAs(older, whole)).toEqual({ data: whole });
  });

  it('whatever is accepted, nobody is elected in public without a day', () => {
    const day = fc.constantFrom(undefined, '2026-03-14', '2026-02-31', '2027-01-01');
    fc.assert(
      fc.property(
        fc.constantFrom('public-elected', 'confidential'),
        fc.option(fc.constantFrom(...selections), { nil: undefined }),
        day,
        (regime, selection, selectedOn) => {
          const judged = register({
            regime,
            ...(selection && { selection }),
            ...(selectedOn && { selectedOn }),
          });
          if (isRefusal(judged)) return;
          const source = sourceRegistered(judged.data as never);
          if (source.regime === 'public-elected') expect(source.selection).toBe('public-election');
          if (source.selection === 'public-election') expect(source.selectedOn).toBe('2026-03-14');
        },
      ),
    );
  });
});

describe('a source', () => {
  it('has a code of her own', () => {
    const sources = [registered()];
    expect(register({ selectedOn: '2026-03-14' }, { sources })).toEqual({
      refused: 'source/taken',
      missing: ['digits'],
    });
  });

  it('is described by the Assistants of her base alone, and by the custodian', () => {
    const elsewhere = { ...assistant, base: 'sange', province: 'sk' };
    expect(describeAs(registered(), { ways: ['sms'] }, { actor: elsewhere })).toMatchObject({
      refused: 'source/not-found',
    });
    expect(describeAs(registered(), { ways: ['sms'] }, { actor: custodian })).toMatchObject({ data: {} });
  });

  it('keeps what is not said anew', () => {
    const before = registered({ safeFrom: '06:00', ways: ['sms'] });
    const entry = { act: 'source.describe', data: { ways: ['bip', 'radio'] } } as unknown as Entry;
    expect(evolveRegister(before, entry, night, () => '')).toEqual({ ...before, ways: ['bip', 'radio'] });
  });

  it('a description says something; an agreed phrase is something', () => {
    expect(describeAs(registered(), {})).toMatchObject({ refused: 'act/schema' });
    expect(describeAs(registered(), {}, { bodies: ['openingPhrase'] })).toEqual({ data: {} });
  });
});
