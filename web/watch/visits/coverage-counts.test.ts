import { coverageClasses } from '@ulinzi/domain/coverage';
import { describe, expect, it } from 'vitest';
import { classCounts, type Covered, pressed, shownOf } from './coverage-counts.ts';

function place(label: string, base: string, of: Covered['class']): Covered {
  return { slug: label, label, base, latitude: 0, longitude: 28, class: of, lastTeamOn: null };
}

const places = [
  place('Bwira', 'kibua', 'both'),
  place('Katasomwa', 'kibua', 'neither'),
  place('Bushani', 'kibua', 'neither'),
  place('Rusamambu', 'pinga', 'team-only'),
  place('Mutongo', 'pinga', 'assistant-only'),
];

describe('where teams go and where Assistants are', () => {
  it('A13 is counted in four classes, of all bases or of one', () => {
    expect(classCounts(places, '')).toEqual({ 'team-only': 1, 'assistant-only': 1, both: 1, neither: 2 });
    expect(classCounts(places, 'pinga')).toEqual({
      'team-only': 1,
      'assistant-only': 1,
      both: 0,
      neither: 0,
    });
  });

  it('lists whom nobody reaches first, then by name', () => {
    const labels = shownOf(places, '', coverageClasses).map(({ label }) => label);
    expect(labels).toEqual(['Bushani', 'Katasomwa', 'Rusamambu', 'Mutongo', 'Bwira']);
    expect(shownOf(places, 'kibua', ['both']).map(({ label }) => label)).toEqual(['Bwira']);
  });

  it('shows one class alone when it is pressed, and all again when it is pressed once more', () => {
    expect(pressed(coverageClasses, 'both')).toEqual(['both']);
    expect(pressed(['both'], 'neither')).toEqual(['neither']);
    expect(pressed(['both'], 'both')).toEqual(coverageClasses);
  });
});
