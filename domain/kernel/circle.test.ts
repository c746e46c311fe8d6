import { describe, expect, it } from 'vitest';
import { baseCircle, circleKind, circlesOf, missionCountsCircle, provinceCircle } from './circle.ts';
import { roles } from './roles.ts';

const bases = [
  { slug: 'kibua', province: 'nk', circle: 1 },
  { slug: 'sange', province: 'sk', circle: 2 },
  { slug: 'pinga', province: 'nk', circle: 3 },
];
const kindsOf = (role: (typeof roles)[number], base: string | null, province: string | null) =>
  circlesOf({ role, base, province }, bases).map((circle) => `${circleKind(circle)} ${circle % 100_000}`);

describe('circles', () => {
  it('have numbers that meet nowhere', () => {
    const provinces = ['nk', 'sk', 'it', 'hu', 'bu', 'to', 'ma', 'ta', 'kn'];
    const numbers = [
      ...bases.flatMap(({ circle }) =>
        (['base', 'sources', 'affairs', 'counts'] as const).map((kind) => baseCircle(kind, circle)),
      ),
      ...provinces.flatMap((province) =>
        (['lane', 'province-affairs', 'province-counts'] as const).map((kind) =>
          provinceCircle(kind, province),
        ),
      ),
      missionCountsCircle,
    ];
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(baseCircle('base', 7)).toBe(7);
  });

  it('C1 who they are read by, role by role', () => {
    const nk = 14 * 27 + 11;
    expect(kindsOf('assistant', 'kibua', 'nk')).toEqual(['base 1', 'sources 1', 'affairs 1', 'counts 1']);
    expect(kindsOf('commander', 'kibua', 'nk')).toEqual(['base 1', 'affairs 1', 'counts 1']);
    const province = [`province-affairs ${nk}`, `province-counts ${nk}`];
    for (const role of ['duty-officer', 'protection-manager', 'head-of-office'] as const)
      expect(kindsOf(role, null, 'nk')).toEqual(['affairs 1', 'affairs 3', `lane ${nk}`, ...province]);
    for (const role of ['analyst', 'jpt-member', 'logistics'] as const)
      expect(kindsOf(role, null, 'nk')).toEqual(['affairs 1', 'affairs 3', ...province]);
    expect(kindsOf('logistics', 'kibua', 'nk')).toEqual(['affairs 1', 'counts 1']);
    expect(kindsOf('mission-analyst', null, null)).toEqual(['mission-counts 0']);
    expect(kindsOf('administrator', null, null).filter((one) => /^(base|sources|lane)/.test(one))).toEqual(
      [],
    );
    expect(kindsOf('custodian', null, 'nk').filter((one) => /^(base|sources)/.test(one))).toHaveLength(6);
  });

  it('nobody of no territory is in any', () => {
    for (const role of roles) {
      if (['custodian', 'administrator', 'mission-analyst'].includes(role)) continue;
      expect(circlesOf({ role, base: null, province: null }, bases)).toEqual([]);
      expect(circlesOf({ role, base: 'nowhere', province: null }, bases)).toEqual([]);
    }
  });
});
