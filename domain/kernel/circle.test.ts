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
        (['base', 'sources', 'affairs', 'counts', 'reports', 'reports-above', 'mentoring'] as const).map(
          (kind) => baseCircle(kind, circle),
        ),
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
    const reports = ['reports 1', 'reports-above 1', 'mentoring 1'];
    const own = ['base 1', 'sources 1', 'affairs 1', 'counts 1'];
    expect(kindsOf('assistant', 'kibua', 'nk')).toEqual([...own, ...reports]);
    expect(kindsOf('commander', 'kibua', 'nk')).toEqual(['base 1', 'affairs 1', 'counts 1', 'reports 1']);
    const province = [`province-affairs ${nk}`, `province-counts ${nk}`];
    const lane = ['affairs 1', 'affairs 3', `lane ${nk}`, ...province];
    expect(kindsOf('duty-officer', null, 'nk')).toEqual(lane);
    for (const role of ['analyst', 'logistics'] as const)
      expect(kindsOf(role, null, 'nk')).toEqual(['affairs 1', 'affairs 3', ...province]);
    const below = ['reports 1', 'reports 3'];
    expect(kindsOf('jpt-member', null, 'nk')).toEqual(['affairs 1', 'affairs 3', ...province, ...below]);
    const above = [...below, 'reports-above 1', 'reports-above 3'];
    expect(kindsOf('head-of-office', null, 'nk')).toEqual([...lane, ...above]);
    const mentor = [...lane, ...above, 'mentoring 1', 'mentoring 3'];
    expect(kindsOf('protection-manager', null, 'nk')).toEqual(mentor);
    expect(kindsOf('logistics', 'kibua', 'nk')).toEqual(['affairs 1', 'counts 1']);
    expect(kindsOf('mission-analyst', null, null)).toEqual(['mission-counts 0']);
    const sealed = /^(base|sources|lane|reports|mentoring)/;
    expect(kindsOf('administrator', null, null).filter((one) => sealed.test(one))).toEqual([]);
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
