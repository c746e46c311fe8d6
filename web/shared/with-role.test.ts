import { describe, expect, it } from 'vitest';
import { withRole } from './with-role.ts';

describe('a role in the place of a name', () => {
  it('takes the place of each mention, and of no other word', () => {
    expect(
      withRole('Vu par Bahati M. hier. Bahati M. dit que Bahatimu passe.', 'Bahati M.', 'un habitant'),
    ).toBe('Vu par un habitant hier. Un habitant dit que Bahatimu passe.');
  });

  it('leaves a name that another one begins with', () => {
    expect(withRole('Musa et Musabi', 'Musa', 'un habitant')).toBe('Un habitant et Musabi');
  });
});
