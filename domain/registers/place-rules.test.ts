import { describe, expect, test } from 'vitest';
import {
  addAlias,
  addCommunity,
  type Community,
  describeCommunity,
  descriptionOf,
  removeAlias,
} from '../communities/index.ts';
import { type Act, type DataOf, day, type Entry, isoOf, isRefusal } from '../kernel/index.ts';
import type { Actor } from './registers.ts';
import { evolveRegister, registerRules } from './rules.ts';
import * as kibua from './testing/kibua.ts';

const { administrator, assistant, commander, night, protectionManager, sangeAssistant } = kibua;
const registers = kibua.registersOf();
const ntoto = kibua.communities[0] as Community;

function refused<A extends Act>(actor: Actor, act: A, data: DataOf<A>, state: Community = ntoto) {
  const rule = registerRules[act.name];
  const answer = rule?.(state, { data: data as never, bodies: new Set() }, { now: night, actor, registers });
  return answer && isRefusal(answer) ? answer : null;
}

function after<A extends Act>(state: Community | undefined, act: A, data: DataOf<A>, at = night): Community {
  return evolveRegister(state, { act: act.name, data } as unknown as Entry, at, () => '') as Community;
}

describe('F9 aliases of a community', () => {
  test('one is added once, whatever its case and accents, and taken off again', () => {
    expect(refused(assistant, addAlias, { name: 'Ntotto' })).toBeNull();
    const called = after(ntoto, addAlias, { name: 'Ntotto' });
    expect(called.aliases).toEqual(['Ntotto']);
    for (const name of ['NTOTTO', 'Village de Ntottò', 'Ntoto'])
      expect(refused(assistant, addAlias, { name }, called)?.refused).toBe('place/alias-taken');
    expect(refused(assistant, removeAlias, { name: 'Mera' }, called)?.refused).toBe('place/no-alias');
    expect(refused(assistant, removeAlias, { name: 'ntotto' }, called)).toBeNull();
    expect(after(called, removeAlias, { name: 'ntotto' }).aliases).toEqual([]);
  });

  test('two places may share one; a name without a letter is none', () => {
    const other = kibua.communities[1] as Community;
    expect(refused(assistant, addAlias, { name: 'Ntoto' }, other)).toBeNull();
    expect(refused(assistant, addAlias, { name: '?!' })).toEqual({
      refused: 'act/schema',
      missing: ['name'],
    });
  });

  test('names are the affair of the own base, or province', () => {
    expect(refused(administrator, addAlias, { name: 'Toto' })).toBeNull();
    expect(refused(protectionManager, addAlias, { name: 'Toto' })).toBeNull();
    expect(refused(sangeAssistant, addAlias, { name: 'Toto' })?.refused).toBe('act/not-yours');
    expect(addAlias.who).not.toContain(commander.role);
  });
});

describe('what is said of a community', () => {
  test('holds from its day on, part by part, in whatever order it was said', () => {
    const added = after(undefined, addCommunity, { ...ntoto });
    expect(descriptionOf(added, night)).toMatchObject({ stage: 'none', marketDays: [], territory: null });
    const later = isoOf(night + 30 * day);
    const said = after(
      after(added, describeCommunity, { from: later, stage: 'active', marketDays: [6] }),
      describeCommunity,
      { territory: 'Walikale', marketDays: [2, 5], stage: 'pilot' },
    );
    expect(descriptionOf(said, night)).toMatchObject({ stage: 'pilot', marketDays: [2, 5] });
    expect(descriptionOf(said, night - 1).stage).toBe('none');
    const then = descriptionOf(said, night + 31 * day);
    expect(then).toMatchObject({ stage: 'active', marketDays: [6], territory: 'Walikale' });
  });

  test('of one day the later said holds', () => {
    const first = after(ntoto, describeCommunity, { stage: 'pilot' });
    expect(descriptionOf(after(first, describeCommunity, { stage: 'active' }), night).stage).toBe('active');
  });

  test('a population is a range, and something has to be said', () => {
    const wrong = (data: DataOf<typeof describeCommunity>) => refused(administrator, describeCommunity, data);
    expect(wrong({ populationLow: 10 })).toEqual({ refused: 'act/schema', missing: ['populationHigh'] });
    expect(wrong({ populationLow: 10, populationHigh: 9 })?.missing).toEqual(['populationHigh']);
    expect(wrong({ populationLow: 9, populationHigh: 9 })).toBeNull();
    expect(wrong({})?.refused).toBe('act/schema');
    expect(wrong({ from: isoOf(night) })?.refused).toBe('act/schema');
    expect(wrong({ territory: '--' })?.missing).toEqual(['territory']);
  });
});
