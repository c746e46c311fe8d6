import { acts } from '@ulinzi/domain/acts';
import { describe, expect, it } from 'vitest';
import { versionOf } from './act-versions.ts';

/** What the phone's screens write. */
const contexts = ['alert', 'report', 'question', 'recommendation', 'visit'];

describe('the versions in which the phone writes', () => {
  const own = Object.values(acts).filter(({ name }) => contexts.includes(name.split('.')[0] ?? ''));

  it.each(own.map(({ name, version }) => [name, version] as const))('%s is version %i', (name, version) => {
    expect(versionOf(name)).toBe(version);
  });
});
