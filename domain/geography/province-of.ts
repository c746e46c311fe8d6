// Which of the mission's provinces an area is: by OCHA's place code, or by the short name of what comes built in.
import type { Province } from '../communities/index.ts';

const provinceOfCode: Readonly<Record<string, Province>> = {
  CD61: 'nk',
  CD62: 'sk',
  CD54: 'it',
  CD53: 'hu',
  CD52: 'bu',
  CD51: 'to',
  CD63: 'ma',
  CD74: 'ta',
  CD10: 'kn',
};

/** What a province of before 2015 became, as far as the mission is there. */
const provincesOfBefore: Readonly<Record<string, readonly Province[]>> = {
  nk: ['nk'],
  sk: ['sk'],
  ma: ['ma'],
  kn: ['kn'],
  orientale: ['it', 'hu', 'bu', 'to'],
  katanga: ['ta'],
};

/** The provinces that an area may be; empty where that cannot be told. */
export function provincesOf(area: {
  readonly slug: string;
  readonly pcode: string | null;
  readonly isBuiltIn: boolean;
}): readonly Province[] {
  if (area.isBuiltIn) return provincesOfBefore[area.slug] ?? [];
  const province = area.pcode === null ? undefined : provinceOfCode[area.pcode];
  return province ? [province] : [];
}
