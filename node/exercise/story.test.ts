import { exercise } from '@ulinzi/demo/exercise';
import { isoOf } from '@ulinzi/domain/kernel';
import { Value } from 'typebox/value';
import { describe, expect, it } from 'vitest';
import { split } from '../acts/index.ts';
import { acts } from '@ulinzi/domain/acts';

/** Any id, moment and day in the place of those that are known only while the story is played. */
function standingIn(fields: Readonly<Record<string, unknown>>) {
  const entries = Object.entries(fields).map(([name, value]) => {
    const keys = Object.keys((value ?? {}) as object);
    const standIn = '00000000-0000-4000-8000-00000000000';
    if (keys.includes('named')) return [name, `${standIn}0`];
    if (Array.isArray(value) && value.every((one) => 'named' in Object(one)))
      return [name, value.map((_one, nth) => `${standIn}${nth}`)];
    if (keys.some((key) => /^(days|months)/.test(key))) return [name, '2026-01-01'];
    return [name, keys.some((key) => key.startsWith('minutes')) ? isoOf(0) : value];
  });
  return Object.fromEntries(entries) as Record<string, unknown>;
}

describe('the story', () => {
  const roles = new Map<string, string>(exercise.posts.map(({ slug, role }) => [slug, role]));

  it('gives every act the fields that its declaration asks for, and no others', () => {
    for (const step of exercise.story) {
      if (step.kind !== 'act') continue;
      const declared = acts[step.act];
      if (!declared) throw new Error(`no such act: ${step.act}`);
      const { data } = split(declared, standingIn(step.fields));
      expect({ act: step.act, errors: [...Value.Errors(declared.data, data)] }).toEqual({
        act: step.act,
        errors: [],
      });
      for (const field of declared.byNode) expect(Object.keys(data)).not.toContain(field);
    }
  });

  it('lets nobody do what her role may not', () => {
    for (const step of exercise.story) {
      if (step.kind !== 'act') continue;
      const role = typeof step.by === 'string' ? roles.get(step.by) : step.by.seat;
      expect(acts[step.act]?.who).toContain(role);
    }
  });
});
