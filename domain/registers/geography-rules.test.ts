import { describe, expect, it } from 'vitest';
import { addArea, type Area, endArea, recordRoad } from '../geography/index.ts';
import { type Act, type DataOf, type Entry, isRefusal } from '../kernel/index.ts';
import type { Actor, RegisterState } from './registers.ts';
import { evolveRegister, registerRules } from './rules.ts';
import * as kibua from './testing/kibua.ts';

const { administrator, assistant, commander, night, protectionManager, sangeAssistant } = kibua;
const registers = kibua.registersOf();

function refused<A extends Act>(actor: Actor, act: A, data: DataOf<A>, state?: RegisterState) {
  const rule = registerRules[act.name];
  const answer = rule?.(state, { data: data as never, bodies: new Set() }, { now: night, actor, registers });
  return answer && isRefusal(answer) ? [answer.refused, ...(answer.missing ?? [])] : null;
}

function after<A extends Act>(state: RegisterState | undefined, act: A, data: DataOf<A>) {
  return evolveRegister(state, { act: act.name, data } as unknown as Entry, night, () => '');
}

const driven: DataOf<typeof recordRoad> = {
  base: 'kibua',
  community: 'ntoto',
  season: 'dry',
  vehicle: 'car',
  minutes: 45,
  basis: 'driven',
  asOf: '2026-11-28',
};
const { minutes: _minutes, ...untimed } = driven;

describe('the time of a road', () => {
  it('is told by its base, by its province and by the administrator, and by nobody else', () => {
    for (const actor of [assistant, commander, protectionManager, administrator])
      expect(refused(actor, recordRoad, driven)).toBeNull();
    expect(refused(sangeAssistant, recordRoad, driven)).toEqual(['act/not-yours']);
  });

  it('B12 leads from a base to any community, also to one that another base answers for', () => {
    expect(refused(assistant, recordRoad, { ...driven, community: 'kiliba' })).toBeNull();
    expect(refused(assistant, recordRoad, { ...driven, community: 'nowhere' })).toEqual([
      'place/unknown',
      'community',
    ]);
    expect(refused(administrator, recordRoad, { ...driven, base: 'nowhere' })).toEqual([
      'place/unknown',
      'base',
    ]);
  });

  it('B12 is minutes, or that it is closed: not both, and not neither', () => {
    const neither = ['act/schema', 'minutes', 'isClosed'];
    expect(refused(assistant, recordRoad, { ...untimed, isClosed: true })).toBeNull();
    expect(refused(assistant, recordRoad, untimed)).toEqual(neither);
    expect(refused(assistant, recordRoad, { ...untimed, isClosed: false })).toEqual(neither);
    expect(refused(assistant, recordRoad, { ...driven, isClosed: true })).toEqual(neither);
    expect(after(undefined, recordRoad, { ...untimed, isClosed: true })).toMatchObject({ minutes: null });
  });

  it('speaks of a day that there is, and that has come where the road is', () => {
    expect(refused(assistant, recordRoad, { ...driven, asOf: '2026-11-29' })).toEqual([
      'time/in-the-future',
      'asOf',
    ]);
    expect(refused(assistant, recordRoad, { ...driven, asOf: '2026-02-31' })).toEqual(['act/schema', 'asOf']);
  });
});

describe('areas', () => {
  const corners = [
    [28, -2],
    [29, -2],
    [29, -1],
    [28, -2],
  ];
  const given: DataOf<typeof addArea> = {
    slug: 'ituri-2015-07-18',
    label: 'Ituri',
    level: 'province',
    from: '2015-07-18',
    origin: 'EXERCISE',
    polygons: [[corners]],
  };
  const ituri = after(undefined, addArea, given) as Area;

  it('have closed rings and end after they begin', () => {
    expect(refused(administrator, addArea, given)).toBeNull();
    for (const ring of [corners.slice(0, 3), [...corners.slice(0, 3), [28, -1.5]]])
      expect(refused(administrator, addArea, { ...given, polygons: [[ring]] })).toEqual([
        'act/schema',
        'polygons',
      ]);
    expect(refused(administrator, addArea, { ...given, until: given.from })).toEqual(['act/schema', 'until']);
  });

  it('end on a day from which they are no longer so; one ended on its first day was a mistake', () => {
    for (const until of ['2026-01-01', '2015-07-18'])
      expect(refused(administrator, endArea, { until }, ituri)).toBeNull();
    expect(refused(administrator, endArea, { until: '2015-07-17' }, ituri)).toEqual(['act/schema', 'until']);
    expect(after(ituri, endArea, { until: '2026-01-01' })).toEqual({ ...ituri, until: '2026-01-01' });
  });
});
