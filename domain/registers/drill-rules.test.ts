import { describe, expect, test } from 'vitest';
import { type Drill, drillCalled, drillEnded } from '../drills/index.ts';
import { day, hour, isoOf, type Moment } from '../kernel/index.ts';
import { drillRules } from './drill-rules.ts';
import { assistant, commander, night, registersOf, sangeCommander } from './testing/kibua.ts';

const nothing: ReadonlySet<string> = new Set();

function called(
  from: Moment,
  until: Moment,
  drills: readonly Drill[] = [],
  more: object = {},
  by = assistant,
) {
  const data = { base: 'kibua', from: isoOf(from), until: isoOf(until), ...more };
  const registers = { ...registersOf(), drills: () => drills };
  const rule = drillRules['drill.call'];
  return rule?.(undefined, { data: data as never, bodies: nothing }, { now: night, actor: by, registers });
}

const drillAt = (from: Moment) =>
  drillCalled({ base: 'kibua', from: isoOf(from), until: isoOf(from + 3 * hour) });

function ended(drill: Drill | undefined, now: Moment, by = assistant) {
  const context = { now, actor: by, registers: registersOf() };
  return drillRules['drill.end']?.(drill, { data: {} as never, bodies: nothing }, context);
}

describe('a drill', () => {
  test('is called by the Assistant or the commander of the base', () => {
    for (const by of [assistant, commander])
      expect(called(night + hour, night + 4 * hour, [], {}, by)).toHaveProperty('data');
    expect(called(night + hour, night + 4 * hour, [], {}, sangeCommander)).toMatchObject({
      refused: 'act/not-yours',
    });
  });

  test('lasts twelve hours at most, and begins in the coming fortnight, never before it was called', () => {
    expect(called(night, night + 12 * hour)).toHaveProperty('data');
    for (const until of [night, night - hour, night + 12 * hour + 1])
      expect(called(night, until)).toMatchObject({ refused: 'drill/too-long' });
    expect(called(night - hour, night + hour)).toMatchObject({ refused: 'time/in-the-past' });
    expect(called(night + 15 * day, night + 15 * day + hour)).toMatchObject({
      refused: 'time/in-the-future',
    });
  });

  test('is one a week for a base; one that was given up before it began counts for none', () => {
    const last = drillAt(night - 5 * day);
    const next = [night + hour, night + 2 * hour] as const;
    expect(called(...next, [last])).toMatchObject({ refused: 'drill/one-a-week' });
    expect(called(...next, [drillAt(night - 6 * day)])).toHaveProperty('data');
    expect(called(...next, [drillEnded(last, night - 5 * day - 1)])).toHaveProperty('data');
    expect(called(...next, [{ ...last, base: 'sange' }])).toHaveProperty('data');
  });

  test('names villages of its own base', () => {
    expect(called(night, night + hour, [], { communities: ['ntoto'] })).toHaveProperty('data');
    expect(called(night, night + hour, [], { communities: ['kiliba'] })).toMatchObject({
      refused: 'place/unknown',
    });
  });

  test('is ended by its own base, once, while it is not over', () => {
    const drill = drillAt(night);
    expect(ended(drill, night + hour)).toHaveProperty('data');
    expect(ended(drill, night + 3 * hour)).toMatchObject({ refused: 'drill/over' });
    expect(ended(drillEnded(drill, night + hour), night + 2 * hour)).toMatchObject({ refused: 'drill/over' });
    for (const [one, by] of [[drill, sangeCommander] as const, [undefined, assistant] as const])
      expect(ended(one, night, by)).toMatchObject({ refused: 'drill/not-found' });
  });
});
