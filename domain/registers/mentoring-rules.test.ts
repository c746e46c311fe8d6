import { describe, expect, it } from 'vitest';
import { type Mentoring, standingIn } from '../mentoring/index.ts';
import { evolveRegister, registerRules } from './rules.ts';
import * as kibua from './testing/kibua.ts';

const talk = {
  post: 'kibua-assistant',
  on: '2026-11-20',
  way: 'call',
  reports: 4,
  promptness: 3,
  sourceSafety: 5,
};

function ask(data: object) {
  const context = { now: kibua.night, actor: kibua.protectionManager, registers: kibua.registersOf() };
  return registerRules['mentoring.hold']?.(undefined, { data: data as never, bodies: new Set() }, context);
}

describe('mentoring', () => {
  it('H6 is held with an Assistant of the own province, on a day that has come', () => {
    const allowed = ask(talk);
    expect(allowed).toMatchObject({ data: { base: 'kibua' } });
    const { data } = allowed as { data: object };
    const held = evolveRegister(undefined, { act: 'mentoring.hold', data } as never, kibua.night, () => '');
    expect(held as Mentoring).toMatchObject({
      post: 'kibua-assistant',
      base: 'kibua',
      on: '2026-11-20',
      reports: 4,
    });
    for (const post of ['kibua-commander', 'sange-assistant', 'nowhere'])
      expect(ask({ ...talk, post })).toMatchObject({ refused: 'post/unknown' });
    expect(ask({ ...talk, on: '2026-11-31' })).toMatchObject({ refused: 'act/schema' });
    expect(ask({ ...talk, on: '2026-12-01' })).toMatchObject({ refused: 'time/in-the-future' });
  });

  it('H6 a month without a talk is missed once it has passed', () => {
    expect(standingIn('2026-10', ['2026-10-31', '2026-11-02'], '2026-11-28')).toBe('held');
    expect(standingIn('2026-11', ['2026-10-31'], '2026-11-30')).toBe('open');
    expect(standingIn('2026-11', ['2026-10-31', '2026-12-01'], '2026-12-01')).toBe('missed');
  });
});
