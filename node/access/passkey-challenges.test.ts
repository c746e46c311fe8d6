import { describe, expect, it } from 'vitest';
import { SignInChallenges } from './passkey-challenges.ts';

const minute = 60_000;

describe('a challenge', () => {
  it('is good once, for five minutes, as it was written, and at the node that gave it', () => {
    const challenges = new SignInChallenges();
    const given = [1, 2, 3].map(() => challenges.give(1_000));
    expect(new Set(given).size).toBe(3);
    const [one = '', other = '', third = ''] = given;
    expect(challenges.take(one, 2_000)).toBe(true);
    expect(challenges.take(one, 2_000)).toBe(false);
    expect(challenges.take(other, 1_000 + 5 * minute)).toBe(false);
    expect(new SignInChallenges().take(third, 2_000)).toBe(false);
    for (const altered of [
      `${third}=`,
      third.slice(0, -1),
      `${third.startsWith('A') ? 'B' : 'A'}${third.slice(1)}`,
      ` ${third}`,
      '',
    ])
      expect(challenges.take(altered, 2_000)).toBe(false);
    expect(challenges.take(third, 2_000)).toBe(true);
  });
});
