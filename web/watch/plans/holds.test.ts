import { describe, expect, it } from 'vitest';
import { holdsData, noHolds } from './holds.ts';

describe('a plan while it is typed', () => {
  it('A9 needs a threat, a measure and a day on which it is looked at again', () => {
    const whole = { threats: ['attack'], measures: ['lighting'], review: '2027-01-31' };
    expect(holdsData(whole)).toEqual(whole);
    expect(holdsData(noHolds)).toBeNull();
    for (const missing of [{ threats: [] }, { measures: [] }, { review: '' }])
      expect(holdsData({ ...whole, ...missing })).toBeNull();
  });
});
